"""BEGIN and COMMIT around SQL."""

from __future__ import annotations

import pytest

from penstock.steps.keys.sql_text import in_transaction
from penstock.warehouse.errors import SqlSyntaxError


@pytest.mark.parametrize(
    ("sql", "wrapped"),
    [
        ("DELETE FROM t", "BEGIN;\nDELETE FROM t\n;\nCOMMIT;\n"),
        ("DELETE FROM t;\n\n", "BEGIN;\nDELETE FROM t;\nCOMMIT;\n"),
        ("DELETE FROM t -- all;", "BEGIN;\nDELETE FROM t -- all;\n;\nCOMMIT;\n"),
        ("DELETE FROM t; -- all", "BEGIN;\nDELETE FROM t; -- all\nCOMMIT;\n"),
        ("SELECT 'begin; commit'", "BEGIN;\nSELECT 'begin; commit'\n;\nCOMMIT;\n"),
        ("CREATE PROCEDURE p() AS $$ BEGIN END $$", "BEGIN;\nCREATE PROCEDURE p() AS $$ BEGIN END $$\n;\nCOMMIT;\n"),
    ],
)
def test_sql_without_a_transaction(sql: str, wrapped: str) -> None:
    """Words in strings and comments are none."""
    assert in_transaction(sql) == wrapped


@pytest.mark.parametrize(
    "sql", ["begin; DELETE FROM t; commit", "DELETE FROM t; ROLLBACK", "Start Transaction;", "END"]
)
def test_sql_with_one(sql: str) -> None:
    """It stays as it is."""
    assert in_transaction(sql) == sql


def test_fails_for_half_a_string() -> None:
    """The spec is told so before it comes to this."""
    with pytest.raises(SqlSyntaxError):
        in_transaction("SELECT '")
