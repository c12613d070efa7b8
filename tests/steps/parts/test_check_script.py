"""The script of a check."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.steps.parts.check_script import check_script

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

CREATE TEMP TABLE v AS SELECT 2 AS found;

INSERT INTO penstock_checks (pipeline, step, interval_start, checked_at, found)
SELECT 'it''s', 'none', CAST('#{@scheduledStartTime}' AS TIMESTAMP), GETDATE(), found
FROM v;

COMMIT;
"""
TOLD = """\

SELECT CAST(CASE WHEN found > 0 THEN 'two' ELSE '0' END AS INTEGER) AS found
FROM v;
"""


@pytest.mark.parametrize(("fails", "script"), [(True, NOTED + TOLD), (False, NOTED)])
def test_what_is_found_is_noted_before_the_check_fails(fails: Any, script: str) -> None:
    """The note is committed by then."""
    before = ("CREATE TEMP TABLE v AS SELECT 2 AS found",)

    assert check_script("it's", "none", "v", "'two'", before=before, fails=fails) == script
