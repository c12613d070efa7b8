"""From text to statements."""

from __future__ import annotations

from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError
from penstock.warehouse.scripts import read_script
from penstock.warehouse.statements import KINDS
from penstock.warehouse.statements.base import Statement
from penstock.warehouse.tokens import TokenReader


def split_statements(sql: str) -> tuple[str, ...]:
    """Split a script at its semicolons (not those in strings or comments); empty statements are dropped.

    Raises:
        SqlSyntaxError: for an unterminated string or comment.
    """
    return tuple(statement.text for statement in read_script(sql))


def parse_statement(sql: str) -> Statement:
    """Parse one statement.

    Raises:
        SqlSyntaxError: where it is none, or more than one.
        UnsupportedError: for a kind or construct that the warehouse does not know.
    """
    statements = split_statements(sql)
    if len(statements) != 1:
        raise SqlSyntaxError(f"expected one SQL statement, found {len(statements)}")
    (text,) = statements
    reader = TokenReader(text)
    for kind in KINDS:
        if any(reader.looking_at(*words) for words in kind.leading):
            return kind.parse(text)
    words = text.upper().split()
    named = " ".join(words[: 4 if words[1:3] == ["OR", "REPLACE"] else 2])
    raise UnsupportedError(f"the statement {named} ...")
