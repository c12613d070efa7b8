"""check-primary-key: see test_check_step.py for what checks share."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.check_primary_key import CheckPrimaryKey
from penstock.steps.types import ASSETS

PLAIN = {"type": "check-primary-key", "name": "keys", "table": "users", "runs_on": "machine"}


def test_keys_that_stand_twice_or_are_null(context: Any, fields: Any) -> None:
    """Both are wrong; the message names the table."""
    made = context()
    (made.assets / "tables" / "users.sql").write_text("CREATE TABLE users (a INT PRIMARY KEY);", encoding="utf-8")

    sql = dict(fields(CheckPrimaryKey.model_validate(PLAIN).compile(made).activity))["script"]

    assert "GROUP BY a\nHAVING COUNT(*) > 1" in sql
    assert "WHERE a IS NULL" in sql
    assert "|| ' wrong keys in users'" in sql


def test_fails_without_a_key(context: Any) -> None:
    """There is nothing to check."""
    assets = context().assets
    (assets / "tables" / "users.sql").write_text("CREATE TABLE users (a INT);", encoding="utf-8")

    with pytest.raises(ValidationError, match="PRIMARY KEY"):
        CheckPrimaryKey.model_validate(PLAIN, context={ASSETS: assets})
