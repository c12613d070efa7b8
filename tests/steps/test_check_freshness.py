"""check-freshness: see test_check_step.py for what checks share."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.check_freshness import CheckFreshness
from penstock.steps.keys.types import ASSETS

PLAIN = {
    "type": "check-freshness",
    "name": "fresh",
    "table": "visits",
    "no_older_than": "26 hours",
    "runs_on": "machine",
}
SCRIPT = """\
BEGIN;

CREATE TABLE IF NOT EXISTS penstock_checks (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    checked_at     TIMESTAMP     NOT NULL,
    found          BIGINT        NOT NULL
)
SORTKEY (checked_at);

CREATE TABLE IF NOT EXISTS penstock_loads (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    table_name     VARCHAR(257)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    interval_end   TIMESTAMP     NOT NULL,
    started_at     TIMESTAMP     NOT NULL,
    finished_at    TIMESTAMP     NOT NULL,
    rows_loaded    BIGINT        NOT NULL
)
SORTKEY (started_at);

INSERT INTO penstock_checks (pipeline, step, interval_start, checked_at, found)
SELECT 'visits', 'fresh', CAST('#{@scheduledStartTime}' AS TIMESTAMP), GETDATE(), found
FROM (
SELECT COUNT(*) AS found FROM (
SELECT 1 AS penstock_rows
FROM (
SELECT MAX(finished_at) AS latest
FROM penstock_loads
WHERE table_name IN ('visits', 'public.visits')
) AS loads
WHERE latest IS NULL OR latest < DATEADD(hour, -26, GETDATE())
) AS wrong
) AS counted;

COMMIT;
"""


def test_what_it_runs(context: Any, fields: Any) -> None:
    """The log is made where nothing has been loaded yet."""
    activity = (
        CheckFreshness.model_validate({**PLAIN, "on_failure": "warn", "queue": "etl"}).compile(context()).activity
    )
    assert fields(activity) == [
        ("type", "SqlActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("runsOn", ("ref", "machine")),
        ("database", ("ref", "Warehouse")),
        ("queue", "etl"),
        ("script", SCRIPT),
    ]


def test_what_it_tells(context: Any, fields: Any) -> None:
    """The table, and since when."""
    sql = dict(fields(CheckFreshness.model_validate(PLAIN).compile(context()).activity))["script"]
    assert sql.startswith(SCRIPT)
    assert "|| ' table not loaded in 26 hours: visits'" in sql


def test_a_schema(context: Any, fields: Any) -> None:
    """A table of another one has one name."""
    step = CheckFreshness.model_validate({**PLAIN, "table": "web.visits", "no_older_than": "1 month"})
    sql = dict(fields(step.compile(context()).activity))["script"]
    assert "WHERE table_name IN ('web.visits')" in sql
    assert "DATEADD(month, -1, GETDATE())" in sql


@pytest.mark.parametrize("changes", [{"no_older_than": "soon"}, {"no_older_than": 26}, {"table": "gone"}])
def test_what_is_refused(context: Any, changes: dict[str, Any]) -> None:
    """Periods that are none, and tables without a file."""
    with pytest.raises(ValidationError):
        CheckFreshness.model_validate({**PLAIN, **changes}, context={ASSETS: context().assets})
