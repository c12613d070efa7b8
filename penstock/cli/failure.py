"""Ends a command on findings and on refusals of the system or of AWS: shown to people, never as a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from penstock.cli.exit_codes import FAILED
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.diagnostics.formats import FORMATS, FormatName

_AWS = frozenset({"boto3.exceptions", "botocore.exceptions"})


def is_refusal(error: Exception) -> bool:
    """Whether the operating system or AWS said no: then the message says all, and where it was raised nothing.

    AWS's exceptions are known by the names of their modules, since loading those takes longer than most commands.
    """
    return isinstance(error, OSError) or any(kind.__module__ in _AWS for kind in type(error).__mro__)


@contextmanager
def shown_findings(form: FormatName = "pretty") -> Iterator[None]:
    """Show the findings of a DiagnosticsError and exit with FAILED."""
    try:
        yield
    except DiagnosticsError as error:
        show(error.diagnostics, form)
        raise SystemExit(FAILED) from None


def show(diagnostics: tuple[Diagnostic, ...], form: FormatName = "pretty") -> None:
    """Print findings, paths relative to the working directory; those for machines go to standard output."""
    text = FORMATS[form](diagnostics, relative_to=Path.cwd())
    if text:
        print(text, file=sys.stderr if form == "pretty" else sys.stdout)
