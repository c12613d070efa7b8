"""The Diagnostic: one finding, located in a file where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Severity(Enum):
    """How bad a finding is: an error stops the command, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Location(NamedTuple):
    """A span of one line of a file; `line` and `column` count from 1, `length` is in characters.

    A tuple, since every value of every spec has one: a dataclass takes four times as long to make.
    """

    path: Path
    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Attributes:
        id: stable, and listed in `penstock.diagnostics.catalogue`.
        message: what was found, in one line.
        location: where, or None when no file holds the cause.
        severity: error or warning.
        allowed: what would have been accepted.
        help: what to do, did-you-mean included.
    """

    id: str
    message: str
    location: Location | None = None
    severity: Severity = Severity.ERROR
    allowed: str | None = None
    help: str | None = None

    def sort_key(self) -> tuple[str, int, int, str]:
        """Order findings by file, line and column; those without a file come first."""
        if self.location is None:
            return ("", 0, 0, self.id)
        return (str(self.location.path), self.location.line, self.location.column, self.id)


class DiagnosticsError(Exception):
    """Work that could not go on, with every finding that stopped it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(f"{item.id}: {item.message}" for item in diagnostics))
        self.diagnostics = diagnostics


def refuse_errors(findings: tuple[Diagnostic, ...]) -> None:
    """Stop where one of the findings is an error; warnings go along with it.

    Raises:
        DiagnosticsError: with all findings.
    """
    if any(item.severity is Severity.ERROR for item in findings):
        raise DiagnosticsError(findings)
