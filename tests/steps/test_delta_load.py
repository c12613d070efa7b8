"""delta-load."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.delta_load import DeltaLoad
from penstock.steps.keys.types import ASSETS

PLAIN = {
    "type": "delta-load",
    "name": "newer",
    "table": "users",
    "source": "staged",
    "watermark": "seen",
    "runs_on": "machine",
}
DDL = "CREATE TABLE users (id INTEGER, seen TIMESTAMP, PRIMARY KEY (id));"
FILL = """\
CREATE TEMP TABLE penstock_new_users (
    id INTEGER NOT NULL,
    seen TIMESTAMP
);

INSERT INTO penstock_new_users (id, seen)
SELECT id, seen
FROM (
    SELECT
        src.id,
        src.seen,
        ROW_NUMBER() OVER (
            PARTITION BY src.id
            ORDER BY src.seen DESC NULLS LAST
        ) AS penstock_rank
    FROM staged AS src
    WHERE src.seen >= COALESCE((SELECT DATEADD(day, -3, MAX(seen)) FROM users), src.seen)
) AS ranked
WHERE penstock_rank = 1;

DELETE FROM users
USING penstock_new_users
WHERE users.id = penstock_new_users.id;

INSERT INTO users (id, seen)
SELECT id, seen
FROM penstock_new_users;
"""


def test_the_activity(context: Any, fields: Any, filled: Any, activity: Any) -> None:
    """An upsert of what is new."""
    made = context()
    (made.assets / "tables" / "users.sql").write_text(DDL, encoding="utf-8")

    found = DeltaLoad.model_validate({**PLAIN, "window": "3 days"}).compile(made).activity

    created = DDL.replace("TABLE", "TABLE IF NOT EXISTS").removesuffix(";")
    assert dict(fields(found)) == {**activity, "script": filled("newer", "users", created, FILL)}


@pytest.mark.parametrize(
    ("window", "newest"),
    [(None, "MAX(seen)"), ("3 days", "DATEADD(day, -3, MAX(seen))"), ("1 hour", "DATEADD(hour, -1, MAX(seen))")],
)
def test_what_is_new(context: Any, fields: Any, window: str | None, newest: str) -> None:
    """From the newest row of the table on, or from a while before."""
    made = context()
    (made.assets / "tables" / "users.sql").write_text(DDL, encoding="utf-8")

    sql = dict(fields(DeltaLoad.model_validate({**PLAIN, "window": window}).compile(made).activity))["script"]

    assert f"src.seen >= COALESCE((SELECT {newest} FROM users), src.seen)" in sql  # noqa: S608 - compared, not run


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"window": "soon"}, "'soon' is no window; write a number, and a unit for a time: second, minute"),
        ({"window": "3"}, "the window of the watermark seen, a TIMESTAMP, takes a unit, such as day"),
        ({"watermark": "sen"}, "did you mean 'seen'?"),
    ],
)
def test_fails_when_the_spec_is_checked(context: Any, values: dict[str, Any], message: str) -> None:
    """With what is allowed."""
    assets = context().assets
    (assets / "tables" / "users.sql").write_text(DDL, encoding="utf-8")

    with pytest.raises(ValidationError) as caught:
        DeltaLoad.model_validate({**PLAIN, **values}, context={ASSETS: assets})

    assert message in str(caught.value)
