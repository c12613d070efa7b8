"""Names in expressions: what is known of them before the pipeline runs."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.names import problem_with

OBJECTS = (
    {"id": "Default", "myInherited": "x", "schedule": {"ref": "s"}},
    {"id": "s", "type": "Schedule", "period": "1 day"},
    {
        "id": "a",
        "type": "ShellCommandActivity",
        "command": "x",
        "input": [{"ref": "in"}, {"ref": "other"}],
        "output": {"ref": "dynamo"},
        "dependsOn": {"ref": "none"},
        "precondition": {"ref": "k"},
        "onFail": {"ref": "alarm"},
        "myNode": {"ref": "in"},
    },
    {"id": "in", "type": "S3DataNode", "directoryPath": "s3://b/", "myOwner": "me", "onFail": {"ref": "alarm"}},
    {"id": "other", "type": "S3DataNode", "filePath": "s3://b/k"},
    {"id": "dynamo", "type": "GlueDataNode"},
    {"id": "k", "type": "S3KeyExists", "s3Key": "x"},
    {"id": "alarm", "type": "SnsAlarm", "subject": "x"},
    {"id": "lonely", "type": "SnsAlarm", "subject": "x"},
    {"id": "db", "type": "RedshiftDatabase", "*password": "p"},
)
PARAMETERS = {"parameters": [{"id": "myWhere"}, {"id": "*mySecret"}], "values": {"myWhere": "x", "myOnlyValue": "y"}}


@pytest.fixture
def problem(view: Any) -> Any:
    """Return what is wrong with a path in one of the objects."""
    made = view(*OBJECTS, **PARAMETERS)
    return lambda object_id, path: problem_with(made, made.by_id[object_id], path)


@pytest.mark.parametrize(
    ("object_id", "path"),
    [
        ("a", "@scheduledStartTime"),
        ("a", "@pipelineId"),
        ("a", "@id"),
        ("a", "@healthStatus"),
        ("a", "errorMessage"),
        ("a", "id"),
        ("a", "name"),
        ("a", "type"),
        ("a", "command"),
        ("a", "myInherited"),
        ("a", "myWhere"),
        ("a", "*mySecret"),
        ("a", "myOnlyValue"),
        ("db", "*password"),
        ("k", "lastRetryTime"),
        ("s", "@firstActivationTime"),
        ("a", "input.directoryPath"),
        ("a", "input.filePath"),
        ("a", "input.myOwner"),
        ("a", "input.name"),
        ("a", "myNode.directoryPath"),
        ("a", "schedule.period"),
        ("a", "output.tableName"),
        ("a", "output.anything.at.all"),
        ("a", "dependsOn.command"),
        ("a", "parent.@id"),
        ("alarm", "node.name"),
        ("alarm", "node.errorMessage"),
        ("alarm", "node.@actualEndTime"),
        ("alarm", "node.command"),
        ("alarm", "node.input.directoryPath"),
        ("lonely", "node.whatever"),
        ("k", "node.command"),
        ("dynamo", "whatever"),
    ],
)
def test_names_that_are_well(problem: Any, object_id: str, path: str) -> None:
    """Or of which too little is known to say otherwise."""
    assert problem(object_id, path) is None


@pytest.mark.parametrize(
    ("object_id", "path", "message"),
    [
        ("a", "comand", "ShellCommandActivity 'a' has no 'comand'; did you mean 'command'?"),
        ("a", "stdout", "ShellCommandActivity 'a' has no 'stdout'"),
        (
            "a",
            "mySecret",
            "ShellCommandActivity 'a' has no 'mySecret', and no parameter has that id; did you mean '*mySecret'?",
        ),
        (
            "a",
            "@firstActivationTime",
            "ShellCommandActivity 'a' has no '@firstActivationTime'; did you mean '@lastDeactivatedTime'?",
        ),
        ("a", "lastRetryTime", "ShellCommandActivity 'a' has no 'lastRetryTime'; did you mean '@latestRunTime'?"),
        ("a", "input", "'input' refers to an object; name one of its fields, such as 'input.name'"),
        ("a", "input.tableName", "S3DataNode 'in' has no 'tableName'; did you mean 'name'?"),
        (
            "a",
            "input.@scheduledStartTime",
            "'input.@scheduledStartTime': runtime fields of other objects cannot be read",
        ),
        ("a", "input.myWhere", "S3DataNode 'in' has no 'myWhere'; did you mean 'myOwner'?"),
        ("a", "command.length", "'command' in 'command.length' is a value, so it has no field 'length'"),
        ("a", "myWhere.x", "'myWhere' in 'myWhere.x' is a value, so it has no field 'x'"),
        ("a", "name.x", "'name' in 'name.x' is a value, so it has no field 'x'"),
        ("a", "node.name", "'node' is not known in ShellCommandActivity 'a': only actions and preconditions have it"),
        ("db", "@scheduledStartTime", "RedshiftDatabase 'db' has no '@scheduledStartTime'"),
        ("alarm", "node", "'node' refers to an object; name one of its fields, such as 'node.name'"),
        ("alarm", "node.nmae", "ShellCommandActivity 'a' has no 'nmae'; did you mean 'name'?"),
        ("alarm", "node.input", "'node.input' refers to an object; name one of its fields, such as 'node.input.name'"),
        ("k", "node.directoryPath", "ShellCommandActivity 'a' has no 'directoryPath'"),
        ("alarm", "errorMessage", "SnsAlarm 'alarm' has no 'errorMessage'"),
    ],
)
def test_names_that_do_not_exist(problem: Any, object_id: str, path: str, message: str) -> None:
    """Where every object that it could be lacks it."""
    assert problem(object_id, path) == message
