"""run-sql: all that it compiles to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.keys.types import ASSETS
from penstock.steps.run_sql import RunSql

PLAIN = {"type": "run-sql", "name": "count", "command": "DELETE FROM t", "runs_on": "machine"}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]


def test_the_least(context: Any, fields: Any) -> None:
    """In a transaction, in the warehouse; data above is none of its business."""
    result = RunSql.model_validate(PLAIN).compile(context())

    assert result.output is None
    assert fields(result.activity) == [
        ("type", "SqlActivity"),
        *ALARMS,
        ("runsOn", ("ref", "machine")),
        ("database", ("ref", "Warehouse")),
        ("script", "BEGIN;\nDELETE FROM t\n;\nCOMMIT;\n"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """A file as it is, values in their order, a queue, after what stands above."""
    (context().assets / "sql").mkdir()
    (context().assets / "sql" / "count.sql").write_text("INSERT INTO t SELECT ?, ?; ANALYZE t;", encoding="utf-8")
    values = {
        "type": "run-sql",
        "name": "count",
        "script": "sql/count.sql",
        "arguments": ["#{@scheduledStartTime}", "it's"],
        "queue": "etl",
        "transaction": False,
        "runs_on": "machine",
    }

    activity = RunSql.model_validate(values).compile(context({}, (PigActivity("a", script="x"),))).activity

    assert fields(activity) == [
        ("type", "SqlActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "a")),
        ("runsOn", ("ref", "machine")),
        ("database", ("ref", "Warehouse")),
        ("queue", "etl"),
        ("scriptArgument", "#{@scheduledStartTime}"),
        ("scriptArgument", "it's"),
        ("scriptUri", "s3://asset-bucket/sql/count.sql"),
    ]


def test_a_file_in_a_transaction_is_another_file(context: Any, tmp_path: Path) -> None:
    """Named by its content; one that has a transaction of its own is published as it is."""
    (tmp_path / "own.sql").write_text("BEGIN; DELETE FROM t; COMMIT;", encoding="utf-8")
    (tmp_path / "plain.sql").write_text("DELETE FROM t; -- all\n", encoding="utf-8")
    made = context()
    published: dict[str, str] = {}

    class Recorder:
        def asset_uri(self, path: Path) -> str:
            published[path.name] = path.read_text(encoding="utf-8")
            return f"s3://assets/{path.name}"

    made = replace(made, deployment=Recorder())
    uris = [
        RunSql.model_validate({**PLAIN, "command": None, "script": script}).compile(made).activity.script_uri
        for script in ("own.sql", "plain.sql", "s3://scripts/any.sql")
    ]

    assert uris == ["s3://assets/own.sql", "s3://assets/e22e331f7a522477.sql", "s3://scripts/any.sql"]
    assert published == {
        "own.sql": "BEGIN; DELETE FROM t; COMMIT;",
        "e22e331f7a522477.sql": "BEGIN;\nDELETE FROM t; -- all\nCOMMIT;\n",
    }


def test_a_long_command_becomes_a_file(context: Any) -> None:
    """A field holds 10,240 bytes."""
    text = "DELETE FROM t;\n" * 700

    activity = RunSql.model_validate({**PLAIN, "command": text, "transaction": False}).compile(context()).activity

    assert (activity.script, activity.script_uri) == (None, "s3://asset-bucket/generated/fa347d966f0bc97a.sql")


def refusal(values: dict[str, Any], assets: Path) -> tuple[tuple[int | str, ...], str]:
    """Return place and message of the error that values give."""
    with pytest.raises(ValidationError) as caught:
        RunSql.model_validate({**PLAIN, **values}, context={ASSETS: assets})
    (error,) = caught.value.errors()
    return error["loc"], error["msg"]


def test_fails_for_sql_that_cannot_be_run(tmp_path: Path) -> None:
    """Told when the spec is read."""
    long = "SELECT '#{myDay}'" + " " * 10_204
    assert refusal({"command": "SELECT 'a"}, tmp_path) == (
        ("command",),
        "syntax error: unterminated ' (line 1, column 8)",
    )
    assert refusal({"command": "-- nothing;"}, tmp_path) == (("command",), "there is no SQL statement in it")
    assert refusal({"command": f"{long}--"}, tmp_path)[1].startswith("the text has 10241 bytes and expressions")
    assert refusal({"script": "s3://b/k"}, tmp_path) == (
        ("script",),
        "exactly one of command and script is needed, found command and script",
    )


def test_fails_for_other_than_one_argument_for_each_placeholder(tmp_path: Path) -> None:
    """In the spec or in a file; nobody has read a script in S3."""
    (tmp_path / "a.sql").write_text("SELECT ?, '?'; -- ?\nSELECT ?", encoding="utf-8")
    message = "the SQL has {} placeholders '?', and there are {} arguments; a ? in a string or a comment is none"

    assert refusal({"command": "SELECT '?'", "arguments": ["1"]}, tmp_path) == (("arguments",), message.format(0, 1))
    assert refusal({"command": "SELECT ?"}, tmp_path) == (("command",), message.format(1, 0))
    in_file = {"command": None, "script": "a.sql"}
    assert refusal({**in_file, "arguments": ["1"]}, tmp_path) == (("arguments",), message.format(2, 1))
    assert refusal(in_file, tmp_path) == (("script",), message.format(2, 0))
    for values in ({"script": "a.sql", "arguments": ["1", "2"]}, {"script": "s3://b/x.sql", "arguments": ["1"]}):
        step = RunSql.model_validate({**PLAIN, "command": None, **values}, context={ASSETS: tmp_path})
        assert step.arguments == values["arguments"]


def test_fails_for_expressions_in_a_file(tmp_path: Path) -> None:
    """The service would send them to the warehouse as they are."""
    (tmp_path / "a.sql").write_text("SELECT 1;\nSELECT '#{@scheduledStartTime}';", encoding="utf-8")
    (tmp_path / "b.sql").write_bytes(b"SELECT '\xff'")
    (tmp_path / "c.sql").write_text("SELECT /* 1", encoding="utf-8")

    assert refusal({"command": None, "script": "a.sql"}, tmp_path) == (
        ("script",),
        (
            "assets/a.sql has an expression in line 2, and the service evaluates none in a file; hand the value over "
            "in `arguments` and write ? in its place, or put the SQL into `command`"
        ),
    )
    assert refusal({"command": None, "script": "b.sql"}, tmp_path) == (("script",), "assets/b.sql is not UTF-8 text")
    assert refusal({"command": None, "script": "c.sql"}, tmp_path)[1] == (
        "syntax error: unterminated /* (line 1, column 8)"
    )
