"""What steps that fill a table have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.keys.types import ASSETS
from penstock.steps.upsert import Upsert

PLAIN = {"type": "upsert", "name": "merge", "table": "users", "source": "staged", "runs_on": "machine"}
DDL = "CREATE TABLE users (email VARCHAR(50), name VARCHAR(20), PRIMARY KEY (email));\n"


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A folder with definitions: one that is well, one without a key, one that is none."""
    (tmp_path / "tables").mkdir(exist_ok=True)
    for name, text in (
        ("users", DDL),
        ("staged", "CREATE TABLE staged (email VARCHAR(50), nickname VARCHAR(20));"),
        ("keyless", "CREATE TABLE keyless (email VARCHAR(50));"),
        ("broken", "CREATE TABLE broken (\n  email VARCHR(50)\n);"),
    ):
        (tmp_path / "tables" / f"{name}.sql").write_text(text, encoding="utf-8")
    return tmp_path


def _load(assets: Path, **values: Any) -> Upsert:
    step: Upsert = Upsert.model_validate({**PLAIN, **values}, context={ASSETS: assets})
    return step


def test_the_activity(context: Any, fields: Any, assets: Path) -> None:
    """One transaction in the warehouse, after what is above."""
    step = _load(assets, source="elsewhere.staged", queue="etl")

    result = step.compile(context())

    assert result.output is None
    found = dict(fields(result.activity))
    sql = found.pop("script")
    assert found == {
        "type": "SqlActivity",
        "database": ("ref", "Warehouse"),
        "queue": "etl",
        "runsOn": ("ref", "machine"),
        "onFail": ("ref", "FailureAlarm"),
        "lateAfterTimeout": "2 hours",
    }
    assert sql.startswith("BEGIN;\n\nCREATE TABLE IF NOT EXISTS users (")
    assert "FROM elsewhere.staged AS src" in sql
    assert "'visits',\n    'merge',\n    'users',\n    CAST('#{@scheduledStartTime}' AS TIMESTAMP)" in sql
    assert sql.endswith("DROP TABLE penstock_new_users;\n\nCOMMIT;\n")


def test_a_query_can_be_read(context: Any, fields: Any, assets: Path) -> None:
    """In place of a table."""
    step = _load(assets, source=None, query="SELECT email, name FROM a JOIN b USING (id)")

    assert (
        "FROM (\nSELECT email, name FROM a JOIN b USING (id)\n"
        in dict(fields(step.compile(context()).activity))["script"]
    )


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"query": "SELECT 1"}, "exactly one of source and query is needed, found source and query"),
        ({"source": None}, "exactly one of source and query is needed, found none"),
        ({"table": "keyless"}, "PRIMARY KEY"),
        ({"table": "broken"}, "2:9: "),
        ({"table": "missing"}, "there is no file assets/tables/missing.sql"),
        ({"source": "staged"}, "the source has no column name, which table users needs"),
        ({"source": None, "query": "DELETE FROM users"}, "expected a query"),
        ({"order_by": ["name UP"]}, "expected ASC, DESC or nothing more"),
        ({"source": None, "query": "SELECT email, name FROM a", "order_by": ["nme"]}, "no column 'nme' to order by"),
    ],
)
def test_fails_when_the_spec_is_checked(assets: Path, values: dict[str, Any], message: str) -> None:
    """Not when the load runs."""
    with pytest.raises(ValidationError) as caught:
        _load(assets, **values)

    assert message in str(caught.value)
