"""Redshift SQL in tokens, for DDL and COPY; sqlglot's own tokens join keywords and swallow whole commands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from penstock.warehouse.errors import SqlSyntaxError

Kind = Literal["string", "quoted", "word", "number", "mark"]


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands; `text` of a string or quoted name is what is between the quotation marks."""

    kind: Kind
    text: str
    start: int
    end: int


_TOKEN = re.compile(
    r"""(?P<blank>\s+|--[^\n]*|/\*.*?\*/)
    |'(?P<string>(?:[^'\\]|\\.|'')*)'
    |(?P<tag>\$(?:[^\W\d]\w*)?\$)(?P<dollars>.*?)(?P=tag)
    |"(?P<quoted>(?:[^"]|"")*)"
    |(?P<word>[^\W\d][\w$]*|\#[\w$]+)
    |(?P<number>\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?|(?<!\.)\.\d+)
    |(?P<open>'|"|/\*|\$(?:[^\W\d]\w*)?\$)
    |(?P<mark>::|:=|\.\.|.)""",
    re.VERBOSE | re.DOTALL,
)


_PLAIN: dict[str | None, Kind] = {"word": "word", "number": "number", "mark": "mark"}


def tokenize(sql: str) -> list[Token]:
    """Split SQL into tokens, comments dropped.

    Raises:
        SqlSyntaxError: for a string, name or comment without an end.
    """
    tokens = []
    for match in _TOKEN.finditer(sql):
        kind = match.lastgroup
        if kind == "open":
            raise SqlSyntaxError(f"syntax error: unterminated {match[0]} {place(sql, match.start())}")
        if kind == "string":
            tokens.append(Token("string", match[kind].replace("''", "'"), *match.span()))
        elif kind == "dollars":
            tokens.append(Token("string", match[kind], *match.span()))
        elif kind == "quoted":
            tokens.append(Token("quoted", match[kind or 0].replace('""', '"'), *match.span()))
        elif kind in _PLAIN:
            tokens.append(Token(_PLAIN[kind], match[0], *match.span()))
    return tokens


def place(sql: str, offset: int) -> str:
    """Say where an offset is."""
    line = sql.count("\n", 0, offset) + 1
    return f"(line {line}, column {offset - sql.rfind(chr(10), 0, offset)})"
