"""The errors of the expression language."""

from __future__ import annotations

_WIDTH = 100
"""Characters of a line that are shown; a longer line is cut around the caret."""


class ExpressionError(Exception):
    """A template that cannot be parsed or evaluated.

    Args:
        message: What was found, what is allowed and what to do. Never holds a value from the context: it may be secret.
        position: 0-based offset of the fault in `source`, in characters.
        source: The whole template.
    """

    def __init__(self, message: str, position: int, source: str) -> None:
        super().__init__(message, position, source)
        self.message = message
        self.position = position
        self.source = source

    def __str__(self) -> str:
        line_start = self.source.rfind("\n", 0, self.position) + 1
        line = self.source[line_start:].split("\n", 1)[0]
        column = self.position - line_start
        if len(line) > _WIDTH:
            cut = max(0, column - _WIDTH // 2)
            line, column = line[cut : cut + _WIDTH], column - cut
        shown = "".join(character if character.isprintable() else " " for character in line)
        return f"{self.message}\n  {shown.rstrip()}\n  {' ' * column}^"


class ArgumentError(ValueError):
    """A string that a function cannot take as its last argument; becomes an ExpressionError at that argument.

    Args:
        message: What is allowed and what to do.
        index: 0-based place of the fault in the string.
    """

    def __init__(self, message: str, index: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.index = index
