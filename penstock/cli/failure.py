"""Ends a command on findings: shown to people, never as a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from penstock.cli.exit_codes import FAILED
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.diagnostics.pretty import render


@contextmanager
def shown_findings() -> Iterator[None]:
    """Print the findings of a DiagnosticsError to standard error and exit with FAILED."""
    try:
        yield
    except DiagnosticsError as error:
        show(error.diagnostics)
        raise SystemExit(FAILED) from None


def show(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Print findings to standard error, paths relative to the working directory."""
    if diagnostics:
        print(render(diagnostics, relative_to=Path.cwd()), file=sys.stderr)
