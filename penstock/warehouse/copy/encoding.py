r"""How odd bytes travel through DuckDB's line reader.

DuckDB's reader drops blank lines, takes a lone carriage return for the end of a line, and stops at invalid UTF-8. A
file that has any of these, or whose format lets a delimiter stand inside a field, is rewritten first: the escape
character below, and a letter. `decoded` turns them back in SQL. A plain file (the usual case) is read as it is.
"""

from __future__ import annotations

ESCAPE = "\ufdd0"
"""A noncharacter of Unicode: text meant for exchange has none, and where it has, it is escaped too."""

BLANK = ESCAPE + "b"
CARRIAGE_RETURN = ESCAPE + "r"
NEWLINE = ESCAPE + "n"
DELIMITER = ESCAPE + "d"
BACKSLASH = ESCAPE + "s"
INVALID = ESCAPE + "x"
"""Two hexadecimal digits follow: a byte that is not UTF-8."""
UNBALANCED = ESCAPE + "q"
"""A field that begins with a quotation mark and does not end with one."""
MALFORMED = ESCAPE + "j"
"""Begins a line that is no JSON object."""
NULL = ESCAPE + "N"
"""NULL, of a format in which it is no text."""
UNUSED = "\U000ffffe"
"""The delimiter that makes DuckDB read whole lines; another noncharacter."""
UNUSED_ITSELF = ESCAPE + "u"
ITSELF = ESCAPE + "e"
NEVER = ESCAPE + "0"
"""What no field can be: DuckDB's reader insists on some text for NULL."""


def decoded(sql: str, delimiter: str) -> str:
    """Give the SQL that turns the escapes of a text expression back."""
    pairs = (
        (BLANK, ""),
        (CARRIAGE_RETURN, "\r"),
        (NEWLINE, "\n"),
        (DELIMITER, delimiter),
        (BACKSLASH, "\\"),
        (UNBALANCED, ""),
        (MALFORMED, ""),
        (UNUSED_ITSELF, UNUSED),
        (ITSELF, ESCAPE),
    )
    replaced = sql
    for escaped, plain in pairs:
        replaced = f"replace({replaced}, {_text(escaped)}, {_text(plain)})"
    return f"CASE WHEN contains({sql}, {_text(ESCAPE)}) THEN {replaced} ELSE {sql} END"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
