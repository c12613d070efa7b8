"""load-into-rds: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.objects import CSV, TSV, PigActivity, S3DataNode
from penstock.steps.load_into_rds import LoadIntoRds
from penstock.steps.parts.data_formats import nulls_for_copy_activity

RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}"
PLAIN = {
    "type": "load-into-rds",
    "name": "load",
    "hostname": "crm",
    "database": "sales",
    "table": "public.ratings",
    "columns": ["course id", "stars", "by"],
    "keys": ["course id", "by"],
    "runs_on": "machine",
}


def test_everything(context: Any, fields: Any) -> None:
    """A command that rewrites, and a copy into the table; a row replaces the one with its key."""
    writer = PigActivity("writer", script="x")
    source = S3DataNode("ratings", directory_path="s3://b/r/", data_format=TSV("f", escape_char="\\"))
    writer = writer.replace(output=(source,))
    other = PigActivity("other", script="x")
    step = LoadIntoRds.model_validate({**PLAIN, "input": "ratings"})

    result = step.compile(context({"ratings": source}, after=(writer, other)))

    [rewriting] = result.before
    assert (rewriting.id, fields(rewriting)) == (
        "load.rewrite",
        [
            ("type", "ShellCommandActivity"),
            ("onFail", ("ref", "FailureAlarm")),
            ("dependsOn", ("ref", "other")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "ratings")),
            ("output", ("ref", "load.rows")),
            ("command", nulls_for_copy_activity()),
            ("stage", "true"),
        ],
    )
    assert (result.activity.id, fields(result.activity)) == (
        "load",
        [
            ("type", "CopyActivity"),
            ("lateAfterTimeout", "2 hours"),
            ("onFail", ("ref", "FailureAlarm")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "load.rows")),
            ("output", ("ref", "load.target")),
        ],
    )
    [rows], [target] = result.activity.input, result.activity.output
    assert fields(rows) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "TabSeparated")),
        ("directoryPath", f"s3://data-bucket/load/{RUN}/"),
    ]
    assert fields(target) == [
        ("type", "SqlDataNode"),
        ("database", ("ref", "Database.crm.sales")),
        (
            "insertQuery",
            (
                'INSERT INTO public.ratings ("course id", "stars", "by") VALUES (?, ?, ?) '
                'ON CONFLICT ("course id", "by") DO UPDATE SET "stars" = EXCLUDED."stars"'
            ),
        ),
        ("table", "public.ratings"),
    ]
    assert (step.staging_prefix, result.output) == ("load/", None)


@pytest.mark.parametrize(
    ("change", "query", "table"),
    [
        (
            {"hostname": "shop"},
            (
                "INSERT INTO public.ratings (`course id`, `stars`, `by`) VALUES (?, ?, ?) "
                "ON DUPLICATE KEY UPDATE `stars` = VALUES(`stars`)"
            ),
            "public.ratings",
        ),
        (
            {"hostname": "shop", "columns": ["a"], "keys": ["a"]},
            "INSERT INTO public.ratings (`a`) VALUES (?) ON DUPLICATE KEY UPDATE `a` = VALUES(`a`)",
            "public.ratings",
        ),
        (
            {"columns": ["a"], "keys": ["a"]},
            'INSERT INTO public.ratings ("a") VALUES (?) ON CONFLICT ("a") DO NOTHING',
            "public.ratings",
        ),
        (
            {"table": None, "columns": None, "keys": None, "insert": "INSERT INTO x.y VALUES (?, '#{myA}');"},
            "INSERT INTO x.y VALUES (?, '#{myA}')",
            "x.y",
        ),
        ({"table": None, "columns": None, "keys": None, "insert": "CALL add(?)"}, "CALL add(?)", "load"),
    ],
)
def test_queries(context: Any, change: dict[str, Any], query: str, table: str) -> None:
    """By the engine of the server, and the SQL of the spec."""
    [target] = LoadIntoRds.model_validate({**PLAIN, **change}).compile(context()).activity.output
    assert (target.insert_query, target.table) == (query, table)


def test_a_compressed_input(context: Any) -> None:
    """It is decompressed on the machine."""
    source = S3DataNode("r", directory_path="s3://b/r/", compression="gzip")
    [rewriting] = LoadIntoRds.model_validate(PLAIN).compile(context({"r": source})).before
    assert rewriting.command == nulls_for_copy_activity(compressed=True)


def test_fails_for_an_input_of_another_format(context: Any) -> None:
    """Its rows would be taken for something else."""
    source = S3DataNode("r", directory_path="s3://b/r/", data_format=CSV("csv"))
    with pytest.raises(DiagnosticsError, match="the step 'load' reads tab-separated text, which 'r' is not"):
        LoadIntoRds.model_validate(PLAIN).compile(context({"r": source}))


def test_a_server_that_the_environment_does_not_have(deployment: Any) -> None:
    """As for extract-from-rds."""
    step = LoadIntoRds.model_validate({**PLAIN, "hostname": "crn"})
    assert [(item.key, item.help) for item in step.lacks(deployment)] == [(("hostname",), "did you mean 'crm'?")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"insert": "INSERT INTO t VALUES (?)"}, "exactly one of table and insert is needed, found table and insert"),
        ({"columns": None}, "`table`, `columns` and `keys` go together"),
        ({"keys": None}, "`table`, `columns` and `keys` go together"),
        ({"keys": ["x"]}, "'x' of `keys` is not in `columns`"),
        ({"columns": ['a"b']}, "String should match pattern"),
        (
            {"table": None, "insert": "INSERT INTO t VALUES (1)"},
            "the SQL has no `?`, which stands for a value of a row",
        ),
    ],
)
def test_fails_for_what_cannot_be_asked_for(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        LoadIntoRds.model_validate({**PLAIN, **change})
    assert any(item["msg"].startswith(message) for item in caught.value.errors()), caught.value
