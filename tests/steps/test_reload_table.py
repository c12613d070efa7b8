"""reload-table."""

from __future__ import annotations

from typing import Any

from penstock.steps.reload_table import ReloadTable

FILL = """\
CREATE TEMP TABLE penstock_new_visits (
    a INT
);

INSERT INTO penstock_new_visits (a)
SELECT
    src.a
FROM staged AS src;

DELETE FROM visits;

INSERT INTO visits (a)
SELECT a
FROM penstock_new_visits;
"""


def test_all_rows_are_replaced(context: Any, fields: Any, filled: Any, activity: Any) -> None:
    """With DELETE, for a TRUNCATE would commit; the table needs no key."""
    step = ReloadTable(type="reload-table", name="all", table="visits", source="staged", runs_on="machine")

    assert dict(fields(step.compile(context()).activity)) == {
        **activity,
        "script": filled("all", "visits", "CREATE TABLE IF NOT EXISTS visits (a INT)", FILL),
    }
