"""What checks have in common: what they find is noted, and then told."""

from __future__ import annotations

from typing import Any

from penstock.steps.check_sql import CheckSql

NOTED = """\
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
SELECT 'visits', 'none', CAST('#{@scheduledStartTime}' AS TIMESTAMP), GETDATE(), found
FROM (
SELECT COUNT(*) AS found FROM (
SELECT 1 AS wrong FROM (
SELECT a FROM visits WHERE a < 0
) AS found
) AS wrong
) AS counted;

COMMIT;
"""
TOLD = """\

SELECT CAST(CASE WHEN found > 0 THEN CAST(found AS VARCHAR(20)) || ' rows found by none' ELSE '0' END AS INTEGER) \
AS found
FROM (
SELECT COUNT(*) AS found FROM (
SELECT 1 AS wrong FROM (
SELECT a FROM visits WHERE a < 0
) AS found
) AS wrong
) AS counted;
"""


def _fields(context: Any, fields: Any, **values: Any) -> dict[str, Any]:
    step = CheckSql(
        type="check-sql", name="none", query="SELECT a FROM visits WHERE a < 0", runs_on="machine", **values
    )
    return dict(fields(step.compile(context()).activity))


def test_a_check_that_fails(context: Any, fields: Any) -> None:
    """In a transaction of its own it notes what it found; then a cast has the number in its message."""
    assert _fields(context, fields, queue="etl") == {
        "type": "SqlActivity",
        "script": NOTED + TOLD,
        "database": ("ref", "Warehouse"),
        "queue": "etl",
        "runsOn": ("ref", "machine"),
        "onFail": ("ref", "FailureAlarm"),
        "lateAfterTimeout": "2 hours",
    }


def test_a_check_that_warns(context: Any, fields: Any) -> None:
    """It only notes."""
    assert _fields(context, fields, on_failure="warn")["script"] == NOTED
