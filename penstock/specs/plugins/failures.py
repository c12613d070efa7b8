"""What a plugin raises, as a Diagnostic at the line of the plugin."""

from __future__ import annotations

import ast
import contextlib
import linecache
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import CodeType
from typing import Any

from pydantic import ValidationError

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Location

_PACKAGE = re.compile(r"\bpenstock_(steps|hooks)_[0-9a-f]{12}\b")
"""The names that `penstock.specs.plugins.modules` gives to the folders of a project."""


@contextmanager
def guarded(id_: str, message: str, roots: tuple[str, ...], fallback: Callable[[], Location]) -> Iterator[None]:
    """Run code of a plugin: what it prints goes to standard error, for standard output may be read by a program.

    Args:
        id_: of the Diagnostic.
        message: what fails; what was raised is put behind it.
        roots: the folders and files whose code is the plugin's.
        fallback: gives where it is told when none of the plugin's lines was reached.

    Raises:
        DiagnosticsError: instead of whatever the plugin raises; one of its own is let through.
    """
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    except DiagnosticsError:
        raise
    except (Exception, SystemExit) as error:
        place = place_of(error, roots) or fallback()
        raise DiagnosticsError((Diagnostic(id_, f"{message}: {described(error)}", place),)) from error


def described(error: BaseException) -> str:
    """The type of an error, and the first line of what it says; of a ValidationError, its first error."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))
    text = (error.msg if isinstance(error, SyntaxError) else str(error)).strip().partition("\n")[0]
    text = _PACKAGE.sub(r"\1", text)
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def place_of(error: BaseException, roots: tuple[str, ...]) -> Location | None:
    """The innermost line of the plugin that an error went through; None where it is not the plugin's."""
    if isinstance(error, SyntaxError) and error.filename and _is_within(error.filename, roots):
        length = (error.end_offset or 0) - (error.offset or 1) if error.end_lineno == error.lineno else 1
        return Location(Path(error.filename), error.lineno or 1, max(1, error.offset or 1), max(1, length))
    found = None
    trace = error.__traceback__
    while trace is not None:
        if _is_within(trace.tb_frame.f_code.co_filename, roots):
            found = trace
        trace = trace.tb_next
    return None if found is None else _location(found.tb_frame.f_code, found.tb_lasti, found.tb_lineno)


def place_of_function(function: Callable[..., Any], roots: tuple[str, ...]) -> Location | None:
    """Where a function is defined; None where that is not in the plugin."""
    code = getattr(getattr(function, "__wrapped__", function), "__code__", None)
    if not isinstance(code, CodeType) or not _is_within(code.co_filename, roots):
        return None
    return Location(Path(code.co_filename), code.co_firstlineno, 1)


def file_of_class(kind: type) -> Path:
    """The file that a class is defined in; for one that was made in an interpreter, the name of its module."""
    return Path(getattr(sys.modules.get(kind.__module__), "__file__", None) or kind.__module__)


def place_of_class(kind: type) -> Location:
    """Where a class is defined; this reads its file, so it is for errors only."""
    file = file_of_class(kind)
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError):  # changed since it was loaded
        return Location(file, 1, 1)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name == kind.__name__:
            return Location(file, node.lineno, node.col_offset + 1, len(f"class {node.name}"))
    return Location(file, 1, 1)


def _is_within(file: str, roots: tuple[str, ...]) -> bool:
    return any(file == root or file.startswith(root + os.sep) for root in roots)


def _location(code: CodeType, instruction: int, line: int) -> Location:
    """The place of the expression that raised, as tracebacks underline it."""
    path = Path(code.co_filename)
    start, end, first, last = next(islice(code.co_positions(), instruction // 2, None), (None,) * 4)
    if start is None or first is None or last is None or start != end:
        return Location(path, line, 1)
    text = linecache.getline(code.co_filename, start).encode()  # columns count bytes
    column, stop = (len(text[:offset].decode(errors="replace")) for offset in (first, last))
    return Location(path, start, column + 1, max(1, stop - column))
