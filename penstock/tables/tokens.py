"""A cursor over sqlglot's Redshift tokens.

sqlglot's own CREATE TABLE parser stops at DISTKEY beside a column and at SORTKEY AUTO, takes other attributes for a
"Command", and rewrites types; hence its tokens, and a grammar of our own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sqlglot import Token as SqlglotToken, TokenType
from sqlglot.dialects.redshift import Redshift
from sqlglot.errors import SqlglotError

from penstock.tables.errors import TableError, shown

_KINDS: dict[TokenType, Literal["quoted", "string", "number"]] = {
    TokenType.IDENTIFIER: "quoted",
    TokenType.STRING: "string",
    TokenType.NUMBER: "number",
}
_WORD = re.compile(r"\S+")
_UNTERMINATED = re.compile(
    r"""--[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.|'')*'|"(?:[^"]|"")*"|\$\$.*?\$\$|(?P<open>'|"|/\*|\$\$)""", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, name, literal or mark; `start` and `end` are offsets into the text."""

    kind: Literal["word", "quoted", "string", "number"]
    text: str
    """As written; of a quoted name what is between the quotation marks."""
    start: int
    end: int


class TokenReader:
    """Reads the tokens of a DDL file from left to right; keywords match in any case."""

    def __init__(self, sql: str) -> None:
        """Take the text apart.

        Raises:
            TableError: for a string, name or comment without an end.
        """
        self.sql = sql
        try:
            tokens = Redshift().tokenize(sql)
        except SqlglotError as error:
            opened = next((match for match in _UNTERMINATED.finditer(sql) if match["open"]), None)
            found = f"{opened[0]} without its end" if opened else "a character that SQL does not have"
            raise TableError(f"found {found}", *self.place(opened.start() if opened else 0)) from error
        self._tokens = [part for token in tokens for part in _split(token, sql)]
        self._index = 0

    @property
    def at_end(self) -> bool:
        """Whether every token has been read."""
        return self._index >= len(self._tokens)

    @property
    def next(self) -> Token | None:
        """The token that comes next."""
        return None if self.at_end else self._tokens[self._index]

    @property
    def last_end(self) -> int:
        """The offset behind the token that was read last."""
        return self._tokens[self._index - 1].end if self._index else 0

    @property
    def here(self) -> int:
        """The offset of the token that comes next."""
        return self.next.start if self.next else len(self.sql.rstrip())

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset."""
        return self.sql.count("\n", 0, offset) + 1, offset - self.sql.rfind("\n", 0, offset)

    def looking_at(self, *words: str) -> bool:
        """Whether these keywords or marks come next."""
        ahead = self._tokens[self._index : self._index + len(words)]
        return [token.text.upper() for token in ahead if token.kind == "word"] == list(words)

    def accept(self, *words: str) -> bool:
        """Read these keywords or marks if they come next; tell whether they did."""
        if not self.looking_at(*words):
            return False
        self._index += len(words)
        return True

    def expect(self, *words: str) -> None:
        """Read these keywords or marks.

        Raises:
            TableError: where something else comes next.
        """
        if not self.accept(*words):
            raise self.error(" ".join(words) if words[0].isalpha() else f"'{words[0]}'")

    def take(self, wanted: str) -> Token:
        """Read any token.

        Raises:
            TableError: at the end, where `wanted` should be.
        """
        token = self.next
        if token is None:
            raise self.error(wanted)
        self._index += 1
        return token

    def name(self) -> Token:
        """Read an identifier.

        Raises:
            TableError: where something else comes next.
        """
        token = self.next
        if token is None or not (token.kind == "quoted" or (token.kind == "word" and _is_word(token.text))):
            raise self.error("a name")
        if not token.text:
            raise self.error("a name that is not empty")
        self._index += 1
        return token

    def integer(self) -> int:
        """Read a whole number, with its sign.

        Raises:
            TableError: where something else comes next.
        """
        sign = -1 if self.accept("-") else 1
        token = self.next
        if token is None or token.kind != "number" or not (token.text.isascii() and token.text.isdecimal()):
            raise self.error("a whole number")
        self._index += 1
        return sign * int(token.text)

    def error(self, wanted: str) -> TableError:
        """Describe what comes next and what was expected instead."""
        token = self.next
        found = f"'{shown(self.sql[token.start : token.end])}'" if token else "the end of the text"
        return TableError(f"found {found}, expected {wanted}", *self.place(self.here))


def _split(token: SqlglotToken, sql: str) -> list[Token]:
    """Undo sqlglot's joining of keywords, such as PRIMARY KEY."""
    start, end = token.start, token.end + 1
    kind = _KINDS.get(token.token_type)
    if kind is not None:
        return [Token(kind, token.text, start, end)]
    if sql[start:end] and sql[start] in "'$\"":
        return [Token("string", token.text, start, end)]
    return [Token("word", word[0], start + word.start(), start + word.end()) for word in _WORD.finditer(sql[start:end])]


def _is_word(text: str) -> bool:
    return text[:1].isalpha() or text[:1] in {"_", "#"}
