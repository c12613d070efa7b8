"""Errors in Pig scripts, each with the place in the script that caused it."""

from __future__ import annotations


class PigError(Exception):
    """An error in a script; `str()` is `NAME:LINE:COLUMN: message`, the source line and a caret."""

    def __init__(self, message: str, *, name: str, line: int, column: int, source_line: str) -> None:
        """Lines and columns count from 1; `source_line` is the text of that line as the user wrote it."""
        super().__init__(message)
        self.message = message
        self.name = name
        self.line = line
        self.column = column
        self.source_line = source_line

    def __str__(self) -> str:
        # The caret line repeats tabs, so that the caret stands under its character whatever the tab width.
        indent = "".join("\t" if char == "\t" else " " for char in self.source_line[: self.column - 1])
        return f"{self.name}:{self.line}:{self.column}: {self.message}\n{self.source_line}\n{indent}^"


class PigSyntaxError(PigError):
    """The text is not Pig Latin, or a parameter has no value."""


class PigTypeError(PigError):
    """The script is Pig Latin, but a name, type, function or construct cannot be used as it is."""


class PigRuntimeError(PigError):
    """The script was fine until it met its input, its output or a value in the data."""
