"""What a DROP names."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.statements.dropping import Dropped, read_dropped
from penstock.warehouse.tables import TableName


@pytest.mark.parametrize("end", ["", " CASCADE", " RESTRICT;"])
def test_names(end: str) -> None:
    """One or several, with what depends on them or not."""
    cascade = end == " CASCADE"
    assert read_dropped(f"DROP MATERIALIZED VIEW a{end}", "MATERIALIZED", "VIEW") == Dropped(
        (TableName(None, "a"),), if_exists=False, cascade=cascade
    )
    assert read_dropped(f"drop table if exists s.a, b{end}", "TABLE") == Dropped(
        (TableName("s", "a"), TableName(None, "b")), if_exists=True, cascade=cascade
    )


@pytest.mark.parametrize("sql", ["DROP VIEW", "DROP VIEW a b", "DROP VIEW a,", "DROP TABLE a"])
def test_fails_for_anything_else(sql: str) -> None:
    """It is no DROP VIEW."""
    with pytest.raises(SqlSyntaxError):
        read_dropped(sql, "VIEW")
