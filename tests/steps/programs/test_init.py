"""What all programs must be, to run where Penstock is not."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import penstock.steps.programs

FILES = sorted(Path(penstock.steps.programs.__file__).parent.glob("*.py"))
OTHERS = {"extract_cassandra.py": {"cassandra"}}
"""What is not in the standard library; `library:` brings it."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_program_needs_an_old_python_and_nothing_else(path: Path) -> None:
    """Its syntax is that of Python 3.7; it imports the standard library, and its neighbours relatively."""
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 7))

    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names |= {node.module for node in froms if node.level == 0 and node.module is not None}

    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names | OTHERS.get(path.name, set())
    assert {node.module for node in froms if node.level} <= {other.stem for other in FILES}
    assert {node.level for node in froms} <= {0, 1}
