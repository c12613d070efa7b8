"""From a loaded spec and a deployment to a PipelineDefinition."""

from __future__ import annotations

from penstock.compiler.loaded import check_compiled, check_definition, compile_loaded
from penstock.compiler.spec import compile_spec

__all__ = ["check_compiled", "check_definition", "compile_loaded", "compile_spec"]
