"""The syntax tree to SQL views over the input lines.

`compile_script` walks the statements; one module per operator and per kind of expression does the rest.
"""

from __future__ import annotations

from penstock.pig.compiler.program import LoadStep, Program, RemoveStep, StoreStep, since_removal
from penstock.pig.compiler.script import compile_script

__all__ = ["LoadStep", "Program", "RemoveStep", "StoreStep", "compile_script", "since_removal"]
