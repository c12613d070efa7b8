"""SQL that Penstock writes stands in the definition or, where it is too long, in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.check_sql import CheckSql
from penstock.steps.keys.types import ASSETS
from penstock.steps.upsert import Upsert


def test_sql_of_a_wide_table_becomes_a_file(context: Any, fields: Any, tmp_path: Path) -> None:
    """Its expressions are handed over."""
    columns = ", ".join(f"column_number_{index} VARCHAR(100)" for index in range(200))
    (tmp_path / "tables" / "wide.sql").write_text(
        f"CREATE TABLE wide (id INT PRIMARY KEY, {columns})", encoding="utf-8"
    )
    step = Upsert(type="upsert", name="all", table="wide", source="staged", runs_on="machine")

    found = dict(fields(step.compile(context()).activity))

    assert "script" not in found
    assert found["scriptUri"].endswith(".sql")
    sql = next(path for path in _files() if path.name == found["scriptUri"].rpartition("/")[2]).read_text("utf-8")
    assert "#{" not in sql
    assert "CAST(? AS TIMESTAMP),\n    CAST(? AS TIMESTAMP)" in sql
    assert sql.count("?") == 2
    activity = step.compile(context()).activity
    assert activity is not None
    assert [value for key, value in activity.pairs() if key == "scriptArgument"] == [
        "#{@scheduledStartTime}",
        "#{@scheduledEndTime}",
    ]


def _files() -> list[Path]:
    from penstock.steps.parts.script_text import _folder

    return list(_folder().iterdir())


def test_fails_for_sql_that_can_stand_nowhere(tmp_path: Path) -> None:
    """Long, and with an expression that is no text."""
    query = f"SELECT a FROM visits WHERE a > #{{least}} AND a IN ({', '.join(map(str, range(3000)))})"  # noqa: S608
    with pytest.raises(ValidationError, match="expressions that are no texts: 10240 bytes"):
        CheckSql.model_validate(
            {"type": "check-sql", "name": "few", "query": query, "runs_on": "machine"}, context={ASSETS: tmp_path}
        )
