"""reload."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct


def test_all_rows_are_replaced(duct: Duct) -> None:
    """By those of a table, or of a query."""
    step = "  - {step_type: reload, destination: tables/shop.book.sql, %s}\n"

    assert duct.steps(step % "source: tables/shop.new.sql") == [
        {"type": "reload-table", "table": "shop.book", "source": "shop.new"}
    ]
    assert duct.steps(step % "sql: 'SELECT id, title FROM shop.new;'") == [
        {"type": "reload-table", "table": "shop.book", "query": "SELECT id, title FROM shop.new"}
    ]
