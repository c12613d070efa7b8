"""check-primary-key."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.check_primary_key import CheckPrimaryKey
from penstock.steps.keys.types import ASSETS

PLAIN = {"type": "check-primary-key", "name": "keys", "table": "users", "runs_on": "machine"}


COUNTED = """\
FROM (
SELECT COUNT(*) AS found FROM (
SELECT 1 AS wrong FROM (
SELECT a, COUNT(*) AS penstock_rows
FROM users
GROUP BY a
HAVING COUNT(*) > 1
ORDER BY a
) AS twice
UNION ALL
SELECT 1 AS wrong FROM (
SELECT COUNT(*) AS penstock_rows
FROM users
WHERE a IS NULL
HAVING COUNT(*) > 0
) AS missing
) AS wrong
) AS counted;
"""
SCRIPT = f"""\
BEGIN;

CREATE TABLE IF NOT EXISTS penstock_checks (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    checked_at     TIMESTAMP     NOT NULL,
    found          BIGINT        NOT NULL
)
SORTKEY (checked_at);

INSERT INTO penstock_checks (pipeline, step, interval_start, checked_at, found)
SELECT 'visits', 'keys', CAST('#{{@scheduledStartTime}}' AS TIMESTAMP), GETDATE(), found
{COUNTED}
COMMIT;

SELECT CAST(CASE WHEN found > 0 THEN CAST(found AS VARCHAR(20)) || ' wrong keys in users' ELSE '0' END AS INTEGER) \
AS found
{COUNTED}"""


def test_keys_that_stand_twice_or_are_null(context: Any, fields: Any, activity: Any) -> None:
    """Both are wrong; the message names the table."""
    made = context()
    (made.assets / "tables" / "users.sql").write_text("CREATE TABLE users (a INT PRIMARY KEY);", encoding="utf-8")

    found = CheckPrimaryKey.model_validate(PLAIN).compile(made).activity

    assert dict(fields(found)) == {**activity, "script": SCRIPT}


def test_fails_without_a_key(context: Any) -> None:
    """There is nothing to check."""
    assets = context().assets
    (assets / "tables" / "users.sql").write_text("CREATE TABLE users (a INT);", encoding="utf-8")

    with pytest.raises(ValidationError, match="PRIMARY KEY"):
        CheckPrimaryKey.model_validate(PLAIN, context={ASSETS: assets})
