"""extract-from-rds: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.context import WorkerGroup
from penstock.steps.deployment import Lack
from penstock.steps.extract_from_rds import ExtractFromRds
from penstock.steps.parts.data_formats import nulls_for_copy

RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}"
PLAIN = {
    "type": "extract-from-rds",
    "name": "users",
    "table": "users",
    "hostname": "shop",
    "database": "sales",
    "runs_on": "machine",
}
ON_FAIL = ("onFail", ("ref", "FailureAlarm"))


def test_a_table_of_an_rds_instance(context: Any, fields: Any) -> None:
    """A copy that waits for what is above, and what rewrites it; the password is a reference."""
    earlier = PigActivity("earlier", script="x")
    step = ExtractFromRds.model_validate(PLAIN)

    result = step.compile(context(after=(earlier,)))

    [copy] = result.before
    assert (copy.id, fields(copy)) == (
        "users.copy",
        [
            ("type", "CopyActivity"),
            ON_FAIL,
            ("dependsOn", ("ref", "earlier")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "users.source")),
            ("output", ("ref", "users.copy.rows")),
        ],
    )
    [source] = copy.input
    assert fields(source) == [
        ("type", "SqlDataNode"),
        ("database", ("ref", "Database.shop.sales")),
        ("selectQuery", "SELECT * FROM users"),
        ("table", "users"),
    ]
    assert fields(source.database) == [
        ("type", "RdsDatabase"),
        ("databaseName", "sales"),
        ("*password", "{{resolve:secretsmanager:shop:SecretString:password}}"),
        ("rdsInstanceId", "shop-replica"),
        ("username", "reader"),
    ]
    [rows] = copy.output
    assert fields(rows) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "TabSeparated")),
        ("directoryPath", f"s3://data-bucket/users.output/copied/{RUN}/"),
    ]
    assert (result.activity.id, fields(result.activity)) == (
        "users",
        [
            ("type", "ShellCommandActivity"),
            ("lateAfterTimeout", "2 hours"),
            ON_FAIL,
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "users.copy.rows")),
            ("output", ("ref", "users.output")),
            ("command", nulls_for_copy()),
            ("stage", "true"),
        ],
    )
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "TabSeparated")),
        ("directoryPath", f"s3://data-bucket/users.output/rows/{RUN}/"),
    ]
    assert (step.staging_prefix, result.more_outputs) == ("users.output/", ())


def test_a_query_of_a_host_in_a_worker_group(context: Any, fields: Any) -> None:
    """A JdbcDatabase; the last semicolon is left out, and the table is that of the query."""
    made = context()
    made.resources["group"] = WorkerGroup("etl")
    sql = "SELECT id\nFROM crm.users -- all\nWHERE name LIKE '%;';\n"
    step = ExtractFromRds.model_validate(
        {**PLAIN, "table": None, "sql": sql, "hostname": "crm", "output": "people", "runs_on": "group"}
    )

    result = step.compile(made)

    [copy] = result.before
    assert dict(fields(copy))["workerGroup"] == dict(fields(result.activity))["workerGroup"] == "etl"
    [source] = copy.input
    assert fields(source)[2:] == [
        ("selectQuery", "SELECT id\nFROM crm.users -- all\nWHERE name LIKE '%;'"),
        ("table", "crm.users"),
    ]
    assert fields(source.database) == [
        ("type", "JdbcDatabase"),
        ("connectionString", "jdbc:postgresql://crm.example.com:5433/sales"),
        ("jdbcDriverClass", "org.postgresql.Driver"),
        ("jdbcProperties", "stringtype=unspecified"),
        ("*password", "{{resolve:secretsmanager:crm:SecretString:password}}"),
        ("username", "reader"),
    ]
    assert (result.output.id, step.staging_prefix) == ("people", "people/")


def test_a_server_that_the_environment_does_not_have(deployment: Any) -> None:
    """What it has is told."""
    step = ExtractFromRds.model_validate({**PLAIN, "hostname": "shopp"})
    assert list(step.lacks(deployment)) == [
        Lack(("hostname",), "the environment has no database 'shopp'", "crm, shop", "did you mean 'shop'?")
    ]
    other = ExtractFromRds.model_validate({**PLAIN, "hostname": "forums"})
    assert [item.help for item in other.lacks(deployment)] == [
        "describe it in cdk.json, under environments.NAME.databases.forums"
    ]
    assert list(ExtractFromRds.model_validate(PLAIN).lacks(deployment)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sql": "SELECT 1"}, "exactly one of sql and table is needed, found sql and table"),
        ({"table": None}, "exactly one of sql and table is needed, found none"),
        ({"table": None, "sql": " ; "}, "there is no SQL statement in it"),
        (
            {"table": None, "sql": "x" * 10_241},
            "the query has 10241 bytes, and the service takes 10040 in a definition",
        ),
        ({"table": "users; DROP TABLE users"}, "String should match pattern"),
        ({"hostname": "a b"}, "String should match pattern"),
        ({"database": "a/b"}, "String should match pattern"),
    ],
)
def test_fails_for_what_cannot_be_asked_for(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        ExtractFromRds.model_validate({**PLAIN, **change})
    assert [item["msg"].startswith(message) for item in caught.value.errors()] == [True]
