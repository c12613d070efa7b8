"""What can be wrong with a table definition, or with what is asked of a table."""

from __future__ import annotations

_LONGEST = 60


class TableError(Exception):
    """A definition that cannot be used; says what was found and what is allowed.

    Attributes:
        message: one line.
        line: of the DDL file, from 1.
        column: of that line, in characters from 1.
    """

    def __init__(self, message: str, line: int, column: int) -> None:
        # A quoted name may hold a line break.
        self.message = message.replace("\n", " ")
        super().__init__(f"{line}:{column}: {self.message}")
        self.line = line
        self.column = column


def shown(text: str) -> str:
    """Show what was found on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + " ..."
