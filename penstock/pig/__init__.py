"""Pig Latin on DuckDB: scripts are parsed with a grammar, typed, and compiled to relations.

Only `check_script` and `run_script` load lark and DuckDB, when they are called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.errors import PigError, PigRuntimeError, PigSyntaxError, PigTypeError
from penstock.pig.result import ScriptResult, StoreResult
from penstock.pig.storage import LocalStorage, Storage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "LocalStorage",
    "PigError",
    "PigRuntimeError",
    "PigSyntaxError",
    "PigTypeError",
    "ScriptResult",
    "Storage",
    "StoreResult",
    "check_script",
    "run_script",
]


def check_script(source: str, *, name: str = "script.pig", parameters: Mapping[str, str] | None = None) -> None:
    """Parse and compile a script without reading any data.

    Raises:
        PigSyntaxError: the text is not Pig Latin, or a parameter has no value.
        PigTypeError: a name, type, function or construct cannot be used.
    """
    from penstock.pig.runner import check

    check(source, name=name, parameters=parameters or {})


def run_script(
    source: str,
    *,
    name: str = "script.pig",
    parameters: Mapping[str, str] | None = None,
    storage: Storage,
    scratch: Path,
) -> ScriptResult:
    """Run a script: all of it compiles first, and nothing is published unless every STORE succeeded.

    `rm` and `rmf` take effect in script order with the STOREs: one before a STORE to the same path makes room for it.
    The removal itself waits until every STORE has its result and is about to be published, so a failing run removes
    nothing either; Grunt removes when it comes to the line, and what a later line does wrong does not bring it back.
    Only two failures come after something was published: of the storage itself, and of an `rm` of a file that a STORE
    before it turns out not to have written.

    `scratch` is a directory for intermediate files; it is left empty of them afterwards.

    Raises:
        PigError: as `check_script`, and PigRuntimeError for missing input, existing output, a path that rm misses,
            a removal of the whole storage, or failing data.
    """
    from penstock.pig.runner import run

    return run(source, name=name, parameters=parameters or {}, storage=storage, scratch=scratch)
