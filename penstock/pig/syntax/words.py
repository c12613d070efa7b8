"""Keywords, and what cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lark import Token

_KEYWORDS = (
    "ALL AND AS ASC BAG BY BYTEARRAY CACHE CHARARRAY COGROUP CROSS DEFINE DESC DISTINCT DOUBLE EQ FILTER "
    "FLATTEN FLOAT FOREACH FULL GENERATE GROUP GT GTE IF IMPORT INNER INPUT INT INTO IS JOIN LEFT LIMIT "
    "LOAD LONG LT LTE MAP MAPREDUCE MATCHES NEQ NOT NULL ONSCHEMA OR ORDER OUTER OUTPUT PARALLEL "
    "PARTITION RETURNS RIGHT SAMPLE SHIP SPLIT STDERR STDIN STDOUT STORE STREAM THROUGH TUPLE UNION USING "
    "VOID "
)

RESERVED = frozenset(_KEYWORDS.split())
"""The keywords of QueryLexer.g, in any case; a field or relation cannot have one as its name."""


class UnsupportedConstructError(Exception):
    """A construct of Pig Latin that the engine does not have, and its offset."""

    def __init__(self, construct: str, at: int) -> None:
        super().__init__(construct)
        self.construct = construct
        self.at = at


class ReservedWordError(Exception):
    """A keyword where a name should be, and its offset."""

    def __init__(self, word: str, at: int) -> None:
        super().__init__(word)
        self.word = word
        self.at = at


def name_of(token: Token) -> str:
    """The name that a token is.

    Raises:
        ReservedWordError: it is a keyword, which the grammar would let through where no keyword can stand.
    """
    if token.upper() in RESERVED:
        raise ReservedWordError(str(token), token.start_pos or 0)
    return str(token)
