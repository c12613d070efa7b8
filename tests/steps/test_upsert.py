"""upsert."""

from __future__ import annotations

from typing import Any

from penstock.steps.upsert import Upsert

DDL = "CREATE TABLE users (email VARCHAR(50), name VARCHAR(20), seen DATE, PRIMARY KEY (email))"
FILL = """\
CREATE TEMP TABLE penstock_new_users (
    email VARCHAR(50) NOT NULL,
    name VARCHAR(20),
    seen DATE
);

INSERT INTO penstock_new_users (email, name, seen)
SELECT email, name, seen
FROM (
    SELECT
        src.email,
        src.name,
        src.seen,
        ROW_NUMBER() OVER (
            PARTITION BY src.email
            ORDER BY src.seen DESC NULLS LAST, src.name NULLS LAST
        ) AS penstock_rank
    FROM staged AS src
) AS ranked
WHERE penstock_rank = 1;

DELETE FROM users
USING penstock_new_users
WHERE users.email = penstock_new_users.email;

INSERT INTO users (email, name, seen)
SELECT email, name, seen
FROM penstock_new_users;
"""


def test_which_row_stays(context: Any, fields: Any, filled: Any, activity: Any) -> None:
    """The first in the order that is asked for, and of equal ones always the same."""
    made = context()
    (made.assets / "tables" / "users.sql").write_text(f"{DDL};", encoding="utf-8")
    step = Upsert(
        type="upsert", name="merge", table="users", source="staged", order_by=["seen DESC"], runs_on="machine"
    )

    created = DDL.replace("TABLE", "TABLE IF NOT EXISTS")
    assert dict(fields(step.compile(made).activity)) == {**activity, "script": filled("merge", "users", created, FILL)}
