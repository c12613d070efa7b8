"""SQL in pieces, as MySQL, PostgreSQL and SQLite read it: what is quoted or a comment, words, and marks.

The three differ in what hides a semicolon or a question mark: backslashes in texts are MySQL's, `#` begins a comment in
MySQL only, dollar quotes are PostgreSQL's, and brackets around names are SQLite's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["hidden", "comment", "word", "value", "mark"]

_BACKSLASHES = r"'(?:[^'\\]|''|\\.)*'|\"(?:[^\"\\]|\"\"|\\.)*\""
_STANDARD = r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\""
# PostgreSQL's comments nest; one level is enough for what people write.
_NESTING = r"/\*(?:/\*.*?\*/|(?!/\*).)*?\*/"
_PLAIN = r"/\*.*?\*/"

_HIDDEN = {
    "mysql": rf"{_BACKSLASHES}|`[^`]*`",
    "postgresql": rf"(?<!\w)[eE]'(?:[^'\\]|''|\\.)*'|{_STANDARD}|(?P<tag>\$(?:[^\W\d]\w*)?\$).*?(?P=tag)",
    "sqlite": rf"{_STANDARD}|`[^`]*`|\[[^\]]*\]",
}
_COMMENT = {
    "mysql": rf"--(?=\s|$)[^\n]*|\#[^\n]*|{_PLAIN}",
    "postgresql": rf"--[^\n]*|{_NESTING}",
    "sqlite": rf"--[^\n]*|{_PLAIN}",
}
# Two question marks are how JDBC writes PostgreSQL's operator `?`.
_VALUE = {"mysql": r"\?", "postgresql": r"(?<!\?)\?(?!\?)", "sqlite": r"\?"}


def _pattern(backend: str) -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<comment>{_COMMENT[backend]})
        |(?P<hidden>{_HIDDEN[backend]})
        |(?P<word>[^\W\d][\w$]*)
        |(?P<value>{_VALUE[backend]})
        |(?P<open>'|"|`|/\*)
        |(?P<mark>\?\?|\S)""",
        re.VERBOSE | re.DOTALL,
    )


_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "mysql": _pattern("mysql"),
    "mariadb": _pattern("mysql"),
    "postgresql": _pattern("postgresql"),
    "sqlite": _pattern("sqlite"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece and where it stands; blanks are none. `value` is a `?` that stands for a value."""

    kind: Kind
    text: str
    start: int
    end: int


def pieces(sql: str, backend: str) -> Iterator[Piece]:
    """Yield the pieces of SQL in their order.

    Args:
        sql: the SQL.
        backend: mysql, mariadb, postgresql or sqlite.

    Raises:
        ValueError: for a text, name or comment without an end.
    """
    for match in _PATTERNS[backend].finditer(sql):
        kind = next(name for name in ("comment", "hidden", "word", "value", "open", "mark") if match[name] is not None)
        if kind == "open":
            raise ValueError(
                f"what begins with {match[0]} in line {sql.count(chr(10), 0, match.start()) + 1} has no end"
            )
        yield Piece(kind, match[0], *match.span())  # type: ignore[arg-type] # the group's name is the kind
