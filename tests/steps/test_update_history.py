"""update-history: see test_table_step.py for what it shares with others."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.types import ASSETS
from penstock.steps.update_history import UpdateHistory

PLAIN = {"type": "update-history", "name": "remember", "table": "h", "source": "users", "runs_on": "machine"}
DDL = "CREATE TABLE h (id INTEGER, name VARCHAR(9), since TIMESTAMP, until TIMESTAMP, PRIMARY KEY (id, since));"


def test_versions_begin_with_the_interval(context: Any, fields: Any) -> None:
    """Not with the clock, so that an interval can be run again; in the columns that are named."""
    made = context()
    (made.assets / "tables" / "h.sql").write_text(DDL, encoding="utf-8")
    step = UpdateHistory.model_validate({**PLAIN, "valid_from": "since", "valid_to": "until", "ends_missing": False})

    sql = dict(fields(step.compile(made).activity))["script"]

    assert "CAST('#{@scheduledStartTime}' AS TIMESTAMP)" in sql
    assert "INSERT INTO h (" in sql
    assert "since" in sql.partition("INSERT INTO h (")[2].partition(")")[0]


def test_fails_without_the_columns(context: Any) -> None:
    """They are named in the message."""
    assets = context().assets
    (assets / "tables" / "h.sql").write_text(DDL, encoding="utf-8")

    with pytest.raises(ValidationError, match="valid_from"):
        UpdateHistory.model_validate(PLAIN, context={ASSETS: assets})
