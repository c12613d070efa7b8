"""Finds a character of a text in the file that the text is written in."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|''|.", re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}")
_HEADER = re.compile(r"[|>][^\n]*\n")


def place_in_scalar(source: str, span: tuple[int, int], style: str | None, offset: int) -> tuple[int, int] | None:
    """Return line and column, from 1, of a character of a scalar.

    Args:
        source: the whole file.
        span: the scalar's first character in it, quotes included, and the one after its last.
        style: how it is quoted.
        offset: the character of the scalar's text, from 0.

    Returns:
        None where the text is not there to point into, or runs over folded lines.
    """
    written = source[span[0] : span[1]]
    if style == "|":
        index = _in_literal_block(written, offset)
    elif style == ">" or "\n" in written.strip():
        return None
    elif style in {"'", '"'}:
        index = _in_quotes(written, offset)
    else:
        index = offset if offset <= len(written) and written else None
    if index is None:
        return None
    position = span[0] + index
    line_start = source.rfind("\n", 0, position) + 1
    return source.count("\n", 0, position) + 1, position - line_start + 1


def _in_quotes(written: str, offset: int) -> int | None:
    index, end = 1, len(written) - 1
    for _ in range(offset):
        if index >= end:
            return None
        pair = _SURROGATE.match(written, index) if written[0] == '"' else None
        match = pair or _ESCAPE.match(written, index)
        length = len(match[0]) if match else 1
        if written[0] == "'" and length > 1 and not written.startswith("''", index):
            length = 1  # a backslash is no escape here
        if written[0] == '"' and written.startswith("''", index):
            length = 1  # and two quotes are two here
        index += length
    return index


def _in_literal_block(written: str, offset: int) -> int | None:
    header = _HEADER.match(written)
    if header is None:
        return None
    body = written[header.end() :]
    indent = min((len(line) - len(line.lstrip(" ")) for line in body.split("\n") if line.strip()), default=0)
    index = header.end()
    for line in body.split("\n"):
        content = max(0, len(line) - indent)
        if offset <= content:
            return index + min(indent, len(line)) + offset
        offset -= content + 1
        index += len(line) + 1
    return None
