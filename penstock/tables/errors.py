"""What can be wrong with a table definition, or with what is asked of a table."""

from __future__ import annotations


class TableError(Exception):
    """A definition that cannot be used; says what was found and what is allowed.

    Attributes:
        message: one line.
        line: of the DDL file, from 1.
        column: of that line, in characters from 1.
    """

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(f"{line}:{column}: {message}")
        self.message = message
        self.line = line
        self.column = column
