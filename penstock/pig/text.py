"""Quoted text: what `'...'` in a script stands for, and how SQL writes a string."""

from __future__ import annotations

import re

_ESCAPES = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "\\": "\\", "'": "'"}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|([ntbrf\\']))")


def unquote(literal: str) -> str:
    """The text of a quoted literal; the grammar allows only the escapes that QueryLexer.g knows."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else _ESCAPES[match[2]], literal[1:-1])


def sql_text(value: str) -> str:
    """`value` as an SQL string literal."""
    return "'" + value.replace("'", "''") + "'"


def literal_offset(literal: str, index: int) -> int:
    """The offset in a quoted literal of the character that is at `index` in its text."""
    position = 1
    for _ in range(index):
        escape = _ESCAPE.match(literal, position)
        position = escape.end() if escape else position + 1
    return position
