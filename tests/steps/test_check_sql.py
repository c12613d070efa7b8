"""check-sql: see test_check_step.py for the whole of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from penstock.steps.check_sql import CheckSql
from penstock.steps.keys.types import ASSETS


@pytest.mark.parametrize("query", ["DELETE FROM visits", "SELECT 1; SELECT 2", "SELECT FROM WHERE", "SELECT 'x"])
def test_fails_on_what_is_no_query(tmp_path: Path, query: str) -> None:
    """When the spec is checked."""
    with pytest.raises(ValidationError):
        CheckSql.model_validate(
            {"type": "check-sql", "name": "none", "query": query, "runs_on": "machine"}, context={ASSETS: tmp_path}
        )
