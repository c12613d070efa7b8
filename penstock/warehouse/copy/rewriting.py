"""Rewriting of a chunk of text so that DuckDB can split it by newline and delimiter alone; see `encoding`."""

from __future__ import annotations

import re

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.encoding import (
    BACKSLASH,
    BLANK,
    CARRIAGE_RETURN,
    DELIMITER,
    ESCAPE,
    INVALID,
    ITSELF,
    NEWLINE,
    UNBALANCED,
    UNUSED,
    UNUSED_ITSELF,
)

_SURROGATE = re.compile("[\udc80-\udcff]")
_ODD = (b"\r", b"\n\n", ESCAPE.encode(), UNUSED.encode())
_JOINT = ESCAPE + "z"


def is_plain(chunk: bytes, options: CopyOptions) -> bool:
    """Whether DuckDB can read the chunk as it is."""
    special = options.quote.encode() if options.csv else b"\\" if options.escape else None
    if chunk.startswith(b"\n") or any(mark in chunk for mark in _ODD) or (special and special in chunk):
        return False
    if options.remove_quotes and (b'"' in chunk or b"'" in chunk):
        return False
    if chunk.isascii():
        return True
    try:
        chunk.decode()
    except UnicodeDecodeError:
        return False
    return True


def rewritten(chunk: bytes, options: CopyOptions) -> bytes:
    """Rewrite one chunk of whole records."""
    text = chunk.decode(errors="surrogateescape").replace(ESCAPE, ITSELF).replace(UNUSED, UNUSED_ITSELF)
    if not text.isascii():
        text = _SURROGATE.sub(lambda match: options.accept_invalid or f"{INVALID}{ord(match[0]) - 0xDC00:02x}", text)
    if options.csv:
        text = _without_csv_quotes(text, options)
    if options.escape:
        text = _without_backslashes(text, options)
    # What is left of these is neither quoted nor escaped.
    text = text.replace("\r\n", "\n").replace("\r", CARRIAGE_RETURN)
    if options.remove_quotes:
        text = _without_quotes(text, options)
    return _with_blank_lines(text).encode()


def _without_csv_quotes(text: str, options: CopyOptions) -> str:
    # Every second piece stands inside quotation marks; an empty piece between two of them was a doubled mark.
    pieces = text.split(options.quote)
    inside = _JOINT.join(pieces[1::2]).replace(options.separator, DELIMITER)
    inside = inside.replace("\n", NEWLINE).replace("\r", CARRIAGE_RETURN)
    pieces[1::2] = inside.split(_JOINT) if len(pieces) > 1 else []
    pieces[2:-1:2] = [piece or options.quote for piece in pieces[2:-1:2]]
    if len(pieces) % 2 == 0:
        pieces[-1] = UNBALANCED + pieces[-1]
    return "".join(pieces)


def _without_backslashes(text: str, options: CopyOptions) -> str:
    delimiter = options.separator

    def unescape(match: re.Match[str]) -> str:
        escaped = match[1]
        if escaped == delimiter:
            return DELIMITER
        # A backslash and N is left to the NULL AS rule.
        return {"\\": BACKSLASH, "\n": NEWLINE, "\r": CARRIAGE_RETURN, "N": "\\N"}.get(escaped, escaped)

    return re.sub(rf"\\({re.escape(delimiter)}|.|\Z)", unescape, text, flags=re.DOTALL)


def _without_quotes(text: str, options: CopyOptions) -> str:
    delimiter = re.escape(options.separator)

    def strip(match: re.Match[str]) -> str:
        start, balanced, alone = match[1], match[3], match[4]
        return start + (balanced.replace(options.separator, DELIMITER) if alone is None else UNBALANCED + alone)

    pattern = rf"""(^|{delimiter})(?:(["'])(.*?)\2(?={delimiter}|$)|(["'].*?(?={delimiter}|$)))"""
    return re.sub(pattern, strip, text, flags=re.MULTILINE)


def _with_blank_lines(text: str) -> str:
    if text.startswith("\n"):
        text = BLANK + text
    while "\n\n" in text:
        text = text.replace("\n\n", f"\n{BLANK}\n")
    return text
