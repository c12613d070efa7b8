"""update-history."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.keys.types import ASSETS
from penstock.steps.update_history import UpdateHistory

PLAIN = {"type": "update-history", "name": "remember", "table": "h", "source": "users", "runs_on": "machine"}
DDL = (
    "CREATE TABLE h (id INTEGER, name VARCHAR(9), since TIMESTAMP, until TIMESTAMP, holds BOOLEAN,"
    " PRIMARY KEY (id, since))"
)
STAGED = """\
CREATE TEMP TABLE penstock_new_h (
    id INTEGER NOT NULL,
    name VARCHAR(9)
);

INSERT INTO penstock_new_h (id, name)
SELECT id, name
FROM (
    SELECT
        src.id,
        src.name,
        ROW_NUMBER() OVER (
            PARTITION BY src.id
            ORDER BY src.name NULLS LAST
        ) AS penstock_rank
    FROM users AS src
) AS ranked
WHERE penstock_rank = 1;

CREATE TEMP TABLE penstock_run_h (
    penstock_at TIMESTAMP NOT NULL
);

INSERT INTO penstock_run_h (penstock_at)
SELECT CAST('#{@scheduledStartTime}' AS TIMESTAMP)
WHERE NOT EXISTS (
    SELECT 1
    FROM h
    WHERE since > CAST('#{@scheduledStartTime}' AS TIMESTAMP) OR until > CAST('#{@scheduledStartTime}' AS TIMESTAMP)
);

DELETE FROM h
USING penstock_run_h
WHERE h.since = penstock_run_h.penstock_at;

UPDATE h
SET until = NULL, holds = TRUE
FROM penstock_run_h
WHERE h.until = penstock_run_h.penstock_at;

CREATE TEMP TABLE penstock_ended_h (
    id INTEGER NOT NULL,
    penstock_at TIMESTAMP NOT NULL
);

INSERT INTO penstock_ended_h (id, penstock_at)
SELECT h.id, penstock_run_h.penstock_at
FROM h
CROSS JOIN penstock_run_h
"""
ENDED = """\
UPDATE h
SET until = penstock_ended_h.penstock_at, holds = FALSE
FROM penstock_ended_h
WHERE h.id = penstock_ended_h.id AND h.until IS NULL;

INSERT INTO h (id, name, since, holds)
SELECT penstock_new_h.id, penstock_new_h.name, penstock_run_h.penstock_at, TRUE
FROM penstock_new_h
CROSS JOIN penstock_run_h
WHERE NOT EXISTS (
    SELECT 1
    FROM h
    WHERE h.id = penstock_new_h.id AND h.until IS NULL
);
"""
DROPPED = "DROP TABLE penstock_ended_h;\n\nDROP TABLE penstock_run_h;\n\n"
MISSING = """\
LEFT JOIN penstock_new_h ON h.id = penstock_new_h.id
WHERE h.until IS NULL
AND (
    penstock_new_h.id IS NULL
    OR h.name <> penstock_new_h.name OR (h.name IS NULL) <> (penstock_new_h.name IS NULL)
);

"""
CHANGED = """\
INNER JOIN penstock_new_h ON h.id = penstock_new_h.id
WHERE h.until IS NULL
AND (
    h.name <> penstock_new_h.name OR (h.name IS NULL) <> (penstock_new_h.name IS NULL)
);

"""


@pytest.mark.parametrize(("ends_missing", "found"), [(True, MISSING), (False, CHANGED)])
def test_versions_begin_with_the_interval(
    context: Any, fields: Any, filled: Any, activity: Any, ends_missing: bool, found: str
) -> None:
    """Not with the clock, so that an interval can be run again; in the columns that are named."""
    made = context()
    (made.assets / "tables" / "h.sql").write_text(DDL, encoding="utf-8")
    columns = {"valid_from": "since", "valid_to": "until", "is_current": "holds"}
    step = UpdateHistory.model_validate({**PLAIN, **columns, "ends_missing": ends_missing})

    created = DDL.replace("TABLE", "TABLE IF NOT EXISTS")
    assert dict(fields(step.compile(made).activity)) == {
        **activity,
        "script": filled("remember", "h", created, f"{STAGED}{found}{ENDED}", DROPPED),
    }


def test_fails_without_the_columns(context: Any) -> None:
    """They are named in the message."""
    assets = context().assets
    (assets / "tables" / "h.sql").write_text(DDL, encoding="utf-8")

    with pytest.raises(ValidationError, match="valid_from"):
        UpdateHistory.model_validate(PLAIN, context={ASSETS: assets})
