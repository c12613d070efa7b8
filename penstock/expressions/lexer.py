"""Tokens of the inside of `#{...}`, taken one at a time: only the parser knows where an expression ends."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from penstock.expressions.errors import ExpressionError

Kind = Literal["number", "name", "string", "symbol", "end"]

_SPACES = (" ", "\t", "\r", "\n")
# A name may start with @ (run time). The * of a secret is left to the parser, which alone can tell it from "times".
# Strings know no escapes: the guide shows none, and each kind of quote may stand inside the other.
_TOKEN = re.compile(
    r"""(?P<number>[0-9]+(?:\.[0-9]+)?)"""
    r"""|(?P<name>(?:@\*?)?[A-Za-z_][A-Za-z0-9_]*)"""
    r"""|(?P<string>'[^']*'|"[^"]*")"""
    r"""|(?P<symbol>[-+*/^().,}])"""
)


class Token(NamedTuple):
    """A piece of source: `text` is exactly what stands between `offset` and `end`.

    A named tuple, as the package is to import in milliseconds and data classes are slow to make.
    """

    kind: Kind
    text: str
    offset: int
    end: int

    @property
    def shown(self) -> str:
        """What a message calls the token."""
        return "the end of the text" if self.kind == "end" else f"'{self.text}'"


def token_at(source: str, position: int) -> Token:
    """Return the token at or after a position; `end` when only space is left.

    Raises:
        ExpressionError: A character that starts no token, or a string without its closing quote.
    """
    start = position
    while source.startswith(_SPACES, start):
        start += 1
    if start >= len(source):
        return Token("end", "", start, start)
    found = _TOKEN.match(source, start)
    if found is None:
        if source[start] in "'\"":
            raise ExpressionError(f"this string has no closing {source[start]}; add it", start, source)
        allowed = "names, numbers, quoted strings and + - * / ^ ( ) . ,"
        raise ExpressionError(f"{source[start]!r} means nothing in an expression; allowed are {allowed}", start, source)
    kinds: tuple[Kind, ...] = ("number", "name", "string", "symbol")
    return Token(kinds[(found.lastindex or 1) - 1], found.group(), start, found.end())
