"""Findings of tables stand at the keys that they are about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.steps import PENSTOCK
from penstock.steps.keys.types import ASSETS

TABLES = {
    "users": "CREATE TABLE users (email VARCHAR(50), name VARCHAR(20), at TIMESTAMP, PRIMARY KEY (email))",
    "staged": "CREATE TABLE staged (email VARCHAR(50))",
    "keyless": "CREATE TABLE\n  keyless (email VARCHAR(50))",
    "broken": "CREATE TABLE broken (\n  email VARCHR(50)\n)",
}
HISTORY = {"type": "update-history", "table": "users", "source": "a", "valid_from": "at", "valid_to": "at"}
FROM_QUERY = {"type": "upsert", "table": "users", "query": "SELECT email, name, at FROM a"}


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A folder with definitions, of which two are of no use."""
    (tmp_path / "tables").mkdir()
    for name, text in TABLES.items():
        (tmp_path / "tables" / f"{name}.sql").write_text(text, encoding="utf-8")
    (tmp_path / "tables" / "latin.sql").write_bytes(b"CREATE TABLE latin (a INT) -- \xe9")
    return tmp_path


@pytest.mark.parametrize(
    ("values", "place", "message"),
    [
        ({"type": "check-sql", "query": "DELETE FROM a"}, ("query",), "1:1: found 'DELETE', expected a query"),
        (
            {**FROM_QUERY, "query": "SELECT email FROM a"},
            ("query",),
            "users.sql:1:14: the source has no column name, at",
        ),
        ({"type": "upsert", "table": "users", "source": "staged"}, ("source",), "the source has no column name, at"),
        (
            {"type": "upsert", "table": "users", "source": "broken"},
            ("source",),
            "assets/tables/broken.sql:2:9: unknown",
        ),
        ({"type": "check-primary-key", "table": "keyless"}, ("table",), "assets/tables/keyless.sql:2:3: table keyless"),
        ({**FROM_QUERY, "name": "nme", "order_by": ["at", "nme DESC"]}, ("order_by", 1), "no column 'nme' to order by"),
        ({**FROM_QUERY, "type": "delta-load", "watermark": "t"}, ("watermark",), "table users has no column 't'"),
        ({**FROM_QUERY, "type": "delta-load", "watermark": "name"}, ("watermark",), "a watermark is a number, a DATE"),
        (
            {**HISTORY, "is_current": "name"},
            ("is_current",),
            "the column name of users is a VARCHAR(20), expected a BOO",
        ),
        ({**HISTORY, "valid_from": "email"}, ("valid_from",), "is a VARCHAR(50), expected a TIMESTAMP"),
        (
            {"type": "reload-prod-table", "source": "staged", "destination": "broken"},
            ("destination",),
            "assets/tables/broken.sql:2:9",
        ),
        ({"type": "create-and-load-table", "table": "users", "columns": ["email", "x"]}, ("columns", 1), "column 'x'"),
        (
            {"type": "load-reload-primary-key", "staging": "staged", "production": "keyless"},
            ("production",),
            "has no PRIMARY KEY",
        ),
        ({"type": "create-and-update-table", "table": "broken", "command": "SELECT 1"}, ("table",), "broken.sql:2:9"),
        ({"type": "copy-into-redshift", "table": "broken", "log": True}, ("table",), "broken.sql:2:9"),
    ],
)
def test_the_place(assets: Path, values: dict[str, Any], place: tuple[Any, ...], message: str) -> None:
    """A key, or an item of one; the message has the file."""
    step = PENSTOCK.find(values["type"])
    assert step is not None
    with pytest.raises(ValidationError) as caught:
        step.model_validate({"name": "users", "runs_on": "machine", **values}, context={ASSETS: assets})

    (error,) = caught.value.errors()
    assert error["loc"] == place
    assert message in error["msg"]


def test_the_step_where_no_key_is_named(assets: Path) -> None:
    """What a Python model is given by default stands nowhere."""
    values = {"type": "update-history", "name": "x", "runs_on": "m", "table": "users", "source": "staged"}
    step = PENSTOCK.find("update-history")
    assert step is not None
    with pytest.raises(ValidationError) as caught:
        step.model_validate(values, context={ASSETS: assets})

    (error,) = caught.value.errors()
    assert error["loc"] == ("table",)  # valid_from is not written, and so the table lacks it
    assert "has no column 'valid_from'" in error["msg"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("latin", "assets/tables/latin.sql is not UTF-8 text"),
        ("a.b.c", "'a.b.c' is no table; write `table` or `schema.table`"),
        ("../a", "is no table"),
        ("a\0b", "is no table"),
        ("", "at least 1 character"),
    ],
)
def test_fails_for_a_source_that_is_no_table(assets: Path, source: str, message: str) -> None:
    """Whether it has a DDL file or not."""
    from penstock.steps.keys.types import SourceName

    with pytest.raises(ValidationError, match=message):
        TypeAdapter(SourceName).validate_python(source, context={ASSETS: assets})
