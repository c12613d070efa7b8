"""create-and-update-table."""

# ruff: noqa: S608 (the SQL that is expected)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.create_and_update_table import CreateAndUpdateTable
from penstock.steps.keys.types import ASSETS
from penstock.steps.parts.script_text import generated_file

LOG = """\
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
"""
NOTE = """\
INSERT INTO penstock_loads \
(pipeline, step, table_name, interval_start, interval_end, started_at, finished_at, rows_loaded)
SELECT
    'visits',
    'fill',
    'visits',
    CAST('#{@scheduledStartTime}' AS TIMESTAMP),
    CAST('#{@scheduledEndTime}' AS TIMESTAMP),
    SYSDATE,
    GETDATE(),
    COUNT(*)
FROM visits;
"""
SCRIPT = f"""\
BEGIN;

CREATE TABLE IF NOT EXISTS visits (a INT);

{LOG}
DELETE FROM visits WHERE a = ?;

INSERT INTO visits -- one row
SELECT 1;

{NOTE}
COMMIT;

ANALYZE visits;
"""

Make = Callable[..., CreateAndUpdateTable]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Check a step as a spec has it, and make it."""

    def make(**values: Any) -> CreateAndUpdateTable:
        for name, text in {
            "tables/visits.sql": "CREATE TABLE IF NOT EXISTS visits (a INT);\n",
            "fill.sql": "DELETE FROM visits;\nINSERT INTO visits VALUES (?)",
            "expression.sql": "INSERT INTO visits VALUES ('#{a}')",
        }.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        form = {"type": "create-and-update-table", "name": "fill", "table": "visits", "runs_on": "machine", **values}
        return CreateAndUpdateTable.model_validate(form, context={ASSETS: tmp_path})

    return make


def test_objects(context: Any, fields: Any, make: Make) -> None:
    """The whole of it: what stands between statements is left out, what stands in one is not."""
    command = "DELETE FROM visits WHERE a = ?; -- first\n\nINSERT INTO visits -- one row\nSELECT 1 -- last"
    step = make(command=command, arguments=["#{@scheduledStartTime}"], queue="etl")

    assert dict(fields(step.compile(context()).activity)) == {
        "type": "SqlActivity",
        "script": SCRIPT,
        "scriptArgument": "#{@scheduledStartTime}",
        "database": ("ref", "Warehouse"),
        "queue": "etl",
        "runsOn": ("ref", "machine"),
        "onFail": ("ref", "FailureAlarm"),
        "lateAfterTimeout": "2 hours",
    }


def test_script(context: Any, fields: Any, make: Make) -> None:
    """A file is taken in, so that it and the note are one transaction."""
    step = make(script="fill.sql", arguments=["7"], analyze=False)
    found = dict(fields(step.compile(context()).activity))
    assert "\nDELETE FROM visits;\n\nINSERT INTO visits VALUES (?);\n\nINSERT INTO penstock_loads" in found["script"]
    assert found["script"].endswith("COMMIT;\n")


def test_long_sql(context: Any, make: Make) -> None:
    """It becomes a file, and all that is evaluated an argument, in the order of the `?`."""
    more = f"-- {'x' * 10_240}\n"
    command = f"INSERT INTO visits {more}SELECT ?;INSERT INTO visits SELECT '#{{@b}}'"
    with pytest.raises(ValidationError, match="expressions, which are evaluated in texts of 10240 bytes"):
        make(command=command, arguments=["1"])
    command = f"INSERT INTO visits {more}SELECT ?;INSERT INTO visits SELECT ?"

    activity = make(command=command, arguments=["1", "#{@b}"]).compile(context()).activity

    assert activity is not None
    pairs = list(activity.pairs())
    assert [value for key, value in pairs if key == "scriptArgument"] == [
        "1",
        "#{@b}",
        "#{@scheduledStartTime}",
        "#{@scheduledEndTime}",
    ]
    uri = str(dict(pairs)["scriptUri"])
    text = generated_file("", ".sql").with_name(uri.rpartition("/")[2]).read_text("utf-8")
    assert "CAST(? AS TIMESTAMP),\n    CAST(? AS TIMESTAMP)" in text


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "exactly one of command and script is needed, found none"),
        ({"command": "SELECT 1", "script": "fill.sql"}, "found command and script"),
        ({"command": "BEGIN; SELECT 1; COMMIT"}, "the SQL is part of one transaction, in which there is no BEGIN"),
        ({"command": "SELECT 1; rollback"}, "there is no ROLLBACK"),
        ({"command": "TRUNCATE visits"}, "there is no TRUNCATE"),
        ({"command": "SELECT ?"}, "the SQL has 1 placeholders '[?]', and there are 0 arguments"),
        ({"script": "fill.sql"}, "the SQL has 1 placeholders '[?]', and there are 0 arguments"),
        ({"script": "expression.sql"}, "assets/expression.sql has an expression in line 1"),
        ({"script": "s3://b/fill.sql"}, "nobody reads an s3:// script before it runs"),
        ({"command": "SELECT 'x"}, "unterminated"),
    ],
)
def test_fails(make: Make, values: dict[str, Any], message: str) -> None:
    """Where a spec asks for what cannot be."""
    with pytest.raises(ValidationError, match=message):
        make(**values)


def test_fails_for_a_table_that_is_none(make: Make, tmp_path: Path) -> None:
    """With the place in its file."""
    make(command="SELECT 1")
    (tmp_path / "tables" / "wrong.sql").write_text("CREATE TABLE wrong", encoding="utf-8")
    with pytest.raises(ValidationError, match="1:19: found the end of the text"):
        make(table="wrong", command="SELECT 1")
