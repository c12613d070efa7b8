"""SQL scripts as clients send them: several statements, some with `?` for a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penstock.warehouse.lexer import Token, tokenize

_BEGINNINGS = frozenset({"BEGIN", "START"})
_ENDS = frozenset({"COMMIT", "END", "ROLLBACK", "ABORT"})


@dataclass(frozen=True, slots=True)
class ScriptStatement:
    """A statement of a script.

    Attributes:
        text: from its first token to its last, comments within included, without the semicolon.
        first_word: in capitals; empty where it begins with something else.
        placeholders: where in the text each `?` is that stands for a value; one in a string, a quoted name or a
            comment is none.
    """

    text: str
    first_word: str
    placeholders: tuple[int, ...]

    @property
    def begins_transaction(self) -> bool:
        """Whether it is BEGIN or START TRANSACTION."""
        return self.first_word in _BEGINNINGS

    @property
    def ends_transaction(self) -> bool:
        """Whether it is COMMIT, ROLLBACK or another word for one of them."""
        return self.first_word in _ENDS

    def bound(self, values: Sequence[str]) -> str:
        """The text with SQL in the place of each placeholder.

        Raises:
            ValueError: where there are not as many values as placeholders.
        """
        parts, last = [], 0
        for offset, value in zip(self.placeholders, values, strict=True):
            parts += [self.text[last:offset], value]
            last = offset + 1
        return "".join((*parts, self.text[last:]))


def read_script(sql: str) -> tuple[ScriptStatement, ...]:
    """Split a script at its semicolons (not those in strings or comments); empty statements are dropped.

    Raises:
        SqlSyntaxError: for an unterminated string, name or comment.
    """
    statements: list[ScriptStatement] = []
    tokens: list[Token] = []
    for token in tokenize(sql):
        if token.kind == "mark" and token.text == ";":
            statements += _statement(sql, tokens)
            tokens = []
        else:
            tokens.append(token)
    return (*statements, *_statement(sql, tokens))


def _statement(sql: str, tokens: Sequence[Token]) -> tuple[ScriptStatement, ...]:
    if not tokens:
        return ()
    start = tokens[0].start
    return (
        ScriptStatement(
            sql[start : tokens[-1].end],
            tokens[0].text.upper() if tokens[0].kind == "word" else "",
            tuple(token.start - start for token in tokens if token.kind == "mark" and token.text == "?"),
        ),
    )
