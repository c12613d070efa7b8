"""What a DROP names."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.statements.dropping import read_dropped
from penstock.warehouse.tables import TableName


@pytest.mark.parametrize("end", ["", " CASCADE", " RESTRICT;"])
def test_names(end: str) -> None:
    """One or several; what follows them makes no difference here."""
    assert read_dropped(f"DROP VIEW a{end}", "VIEW") == ((TableName(None, "a"),), False)
    assert read_dropped(f"drop table if exists s.a, b{end}", "TABLE") == (
        (TableName("s", "a"), TableName(None, "b")),
        True,
    )


@pytest.mark.parametrize("sql", ["DROP VIEW", "DROP VIEW a b", "DROP VIEW a,", "DROP TABLE a"])
def test_fails_for_anything_else(sql: str) -> None:
    """It is no DROP VIEW."""
    with pytest.raises(SqlSyntaxError):
        read_dropped(sql, "VIEW")
