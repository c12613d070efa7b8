"""extract-from-shards: all that it compiles to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.deployment import DatabaseConnection
from penstock.steps.extract_from_shards import ExtractFromShards
from penstock.steps.parts.data_formats import nulls_for_copy

RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}"
PLAIN = {
    "type": "extract-from-shards",
    "name": "courses",
    "table": "courses",
    "hostnames": {"pattern": "course-db-{n}", "from": 1, "to": 2},
    "database": "courses",
    "runs_on": "machine",
}


@pytest.fixture
def sharded(context: Any) -> Any:
    """A context whose deployment has the servers course-db-1 and so on."""
    made = context(after=(PigActivity("earlier", script="x"),))
    databases = {
        f"course-db-{number}": DatabaseConnection(
            "mysql", "reader", "{{resolve:secretsmanager:x}}", f"course-db-{number}"
        )
        for number in range(4)
    }
    return replace(made, deployment=replace(made.deployment, databases=databases))


def queries(step: ExtractFromShards, context: Any) -> list[tuple[str, str, str]]:
    """(id of the copy, id of the database, query) of each shard."""
    found = []
    for copy in step.compile(context).before:
        [source] = copy.input
        found.append((copy.id, source.database.id, source.select_query))
    return found


def test_a_range(sharded: Any, fields: Any) -> None:
    """A copy for each shard, into a folder of its own; the last activity reads them all."""
    step = ExtractFromShards.model_validate(PLAIN)
    result = step.compile(sharded)

    assert queries(step, sharded) == [
        ("courses.1.copy", "Database.course-db-1.courses", "SELECT *, 1 AS shard_id FROM courses"),
        ("courses.2.copy", "Database.course-db-2.courses", "SELECT *, 2 AS shard_id FROM courses"),
    ]
    assert fields(result.before[1]) == [
        ("type", "CopyActivity"),
        ("onFail", ("ref", "FailureAlarm")),
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "courses.2.source")),
        ("output", ("ref", "courses.2.copy.rows")),
    ]
    assert fields(result.before[1].input[0]) == [
        ("type", "SqlDataNode"),
        ("database", ("ref", "Database.course-db-2.courses")),
        ("selectQuery", "SELECT *, 2 AS shard_id FROM courses"),
        ("table", "courses"),
    ]
    assert fields(result.before[1].output[0]) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "TabSeparated")),
        ("directoryPath", f"s3://data-bucket/courses.output/copied/{RUN}/2/"),
    ]
    assert (result.activity.id, fields(result.activity)) == (
        "courses",
        [
            ("type", "ShellCommandActivity"),
            ("lateAfterTimeout", "2 hours"),
            ("onFail", ("ref", "FailureAlarm")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "courses.1.copy.rows")),
            ("input", ("ref", "courses.2.copy.rows")),
            ("output", ("ref", "courses.output")),
            ("command", nulls_for_copy(2)),
            ("stage", "true"),
        ],
    )
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "TabSeparated")),
        ("directoryPath", f"s3://data-bucket/courses.output/rows/{RUN}/"),
    ]


def test_a_list_and_a_query(sharded: Any) -> None:
    """The hostname is what tells the shard; a comment at the end of the query does no harm."""
    sql = "SELECT id FROM courses -- all of them;\n;"
    step = ExtractFromShards.model_validate(
        {**PLAIN, "table": None, "sql": sql, "hostnames": ["course-db-3", "course-db-0"], "database": "c{n}"}
    )
    query = "SELECT shard.*, '{}' AS shard_id FROM (\nSELECT id FROM courses -- all of them;\n) AS shard"
    assert queries(step, sharded) == [
        ("courses.course-db-3.copy", "Database.course-db-3.c1", query.format("course-db-3")),
        ("courses.course-db-0.copy", "Database.course-db-0.c2", query.format("course-db-0")),
    ]


def test_databases_of_one_server(sharded: Any) -> None:
    """Their names have the number."""
    hosts = {"pattern": "course-db-1", "from": 7, "to": 8}
    step = ExtractFromShards.model_validate({**PLAIN, "hostnames": hosts, "database": "c_{n}", "shard_column": "shard"})
    assert queries(step, sharded) == [
        ("courses.7.copy", "Database.course-db-1.c_7", "SELECT *, 7 AS shard FROM courses"),
        ("courses.8.copy", "Database.course-db-1.c_8", "SELECT *, 8 AS shard FROM courses"),
    ]


def test_without_a_shard_column(sharded: Any) -> None:
    """The queries are as they are."""
    step = ExtractFromShards.model_validate({**PLAIN, "shard_column": None})
    assert {query for _, _, query in queries(step, sharded)} == {"SELECT * FROM courses"}
    other = ExtractFromShards.model_validate({**PLAIN, "table": None, "sql": "SELECT 1;", "shard_column": None})
    assert {query for _, _, query in queries(other, sharded)} == {"SELECT 1"}


def test_servers_that_the_environment_does_not_have(sharded: Any) -> None:
    """Each, at the key that names it."""
    step = ExtractFromShards.model_validate({**PLAIN, "hostnames": {"pattern": "course-db-{n}", "from": 3, "to": 5}})
    assert [(item.key, item.message) for item in step.lacks(sharded.deployment)] == [
        (("hostnames", "pattern"), "the environment has no database 'course-db-4'"),
        (("hostnames", "pattern"), "the environment has no database 'course-db-5'"),
    ]
    step = ExtractFromShards.model_validate({**PLAIN, "hostnames": ["course-db-1", "cours-db-2"]})
    assert [(item.key, item.help) for item in step.lacks(sharded.deployment)] == [
        (("hostnames", 1), "did you mean 'course-db-2'?")
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"hostnames": []}, "List should have at least 1 item"),
        ({"hostnames": ["a", "a"]}, "a database would be read twice: name each server once, or put {n} into"),
        ({"hostnames": {"pattern": "a", "from": 1, "to": 2}}, "a database would be read twice: name each"),
        ({"hostnames": {"pattern": "a{n}", "from": 2, "to": 1}}, "from 2 to 1: the second must not be the smaller one"),
        (
            {"hostnames": {"pattern": "a{n}", "from": 1, "to": 33}},
            "from 1 to 33: the second must not be the smaller one",
        ),
        ({"hostnames": {"pattern": "a{m}", "from": 1, "to": 2}}, "'a{m}' has other braces than {n}"),
        ({"database": "a{m}"}, "'a{m}' has other braces than {n}"),
        ({"sql": "SELECT 1"}, "exactly one of sql and table is needed, found sql and table"),
        ({"shard_column": "a b"}, "String should match pattern"),
    ],
)
def test_fails_for_what_cannot_be_asked_for(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        ExtractFromShards.model_validate({**PLAIN, **change})
    assert any(item["msg"].startswith(message) for item in caught.value.errors()), caught.value
