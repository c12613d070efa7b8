"""What can be wrong with a table definition, or with what is asked of a table."""

from __future__ import annotations

_LONGEST = 60


class TableError(Exception):
    """A definition that cannot be used; says what was found and what is allowed.

    Attributes:
        message: one line.
        line: of the DDL file, from 1.
        column: of that line, in characters from 1.
        file: the DDL file, where its name is known.
        about: what was asked of the table and is wrong, as it was given: a column, a source or a query.
    """

    def __init__(self, message: str, line: int, column: int, *, file: str = "", about: str = "") -> None:
        # A quoted name may hold a line break.
        self.message = message.replace("\n", " ")
        super().__init__(f"{file}:{line}:{column}: {self.message}".removeprefix(":"))
        self.line = line
        self.column = column
        self.file = file
        self.about = about

    def within(self, *, file: str = "", about: str = "") -> TableError:
        """The same error, of which is known where it was found."""
        return TableError(self.message, self.line, self.column, file=self.file or file, about=self.about or about)


def shown(text: str) -> str:
    """Show what was found on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + " ..."
