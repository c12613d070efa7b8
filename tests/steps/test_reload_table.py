"""reload-table: see test_table_step.py for what it shares with others."""

from __future__ import annotations

from typing import Any

from penstock.steps.reload_table import ReloadTable


def test_all_rows_are_replaced(context: Any, fields: Any) -> None:
    """With DELETE, for a TRUNCATE would commit; the table needs no key."""
    step = ReloadTable(type="reload-table", name="all", table="visits", source="staged", runs_on="machine")

    sql = dict(fields(step.compile(context()).activity))["script"]

    assert "DELETE FROM visits;\n\nINSERT INTO visits (a)\nSELECT a\nFROM penstock_new_visits;" in sql
    assert "TRUNCATE" not in sql
