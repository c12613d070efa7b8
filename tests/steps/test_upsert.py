"""upsert: see test_table_step.py for the whole of it."""

from __future__ import annotations

from typing import Any

from penstock.steps.upsert import Upsert


def test_which_row_stays(context: Any, fields: Any) -> None:
    """The first in the order that is asked for, and of equal ones always the same."""
    made = context()
    (made.assets / "tables" / "users.sql").write_text(
        "CREATE TABLE users (email VARCHAR(50), name VARCHAR(20), seen DATE, PRIMARY KEY (email));", encoding="utf-8"
    )
    step = Upsert(
        type="upsert", name="merge", table="users", source="staged", order_by=["seen DESC"], runs_on="machine"
    )

    sql = dict(fields(step.compile(made).activity))["script"]

    assert "ORDER BY src.seen DESC NULLS LAST" in sql
    assert "DELETE FROM users\nUSING penstock_new_users\nWHERE users.email = penstock_new_users.email;" in sql
