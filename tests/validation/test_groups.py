"""PS402: groups of fields."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.groups import check


def test_none_of_a_group(view: Any, told: Any) -> None:
    """What would do is told."""
    found = list(check(view({"id": "s", "type": "S3DataNode", "filePath": ""})))

    assert told(found, "PS402") == [("s", "directoryPath", "S3DataNode 's' has neither 'directoryPath' nor 'filePath'")]
    assert found[0].allowed == "one of directoryPath, filePath"


def test_more_than_one_of_a_group(view: Any, told: Any) -> None:
    """One of them has to go, wherever it stands."""
    base = {"id": "base", "filePath": "s3://b/k"}
    found = list(
        check(view(base, {"id": "s", "type": "S3DataNode", "directoryPath": "s3://b/", "parent": {"ref": "base"}}))
    )

    assert told(found, "PS402") == [("s", "directoryPath", "S3DataNode 's' has both 'directoryPath' and 'filePath'")]
    assert found[0].help == "take one out"


@pytest.mark.parametrize(
    "fields", [{"runsOn": {"ref": "m"}}, {"workerGroup": "w"}, {"runsOn": {"ref": "m"}, "workerGroup": "w"}]
)
def test_where_an_activity_runs(view: Any, fields: dict[str, Any]) -> None:
    """The resource wins over the worker group, so both may be there."""
    assert list(check(view({"id": "a", "type": "ShellCommandActivity", "command": "x", **fields}))) == []


def test_an_activity_that_runs_nowhere(view: Any, told: Any) -> None:
    """A worker group on Default is well."""
    activity = {"id": "a", "type": "ShellCommandActivity", "command": "x"}
    found = list(check(view(activity)))

    assert told(found, "PS402") == [("a", "runsOn", "ShellCommandActivity 'a' has neither 'runsOn' nor 'workerGroup'")]
    assert found[0].allowed == "at least one of runsOn, workerGroup"
    assert list(check(view({"id": "Default", "workerGroup": "w"}, activity))) == []


@pytest.mark.parametrize(
    ("item", "fields"),
    [
        ({"type": "PigActivity", "workerGroup": "w", "script": "x", "scriptUri": "y"}, "'script' and 'scriptUri'"),
        (
            {"type": "ShellCommandActivity", "workerGroup": "w", "command": "x", "scriptUri": "y"},
            "'command' and 'scriptUri'",
        ),
        ({"type": "RedshiftDatabase", "clusterId": "x", "connectionString": "y"}, "'clusterId' and 'connectionString'"),
        ({"type": "Schedule", "startAt": "x", "startDateTime": "y"}, "'startAt' and 'startDateTime'"),
    ],
)
def test_every_group(view: Any, item: dict[str, str], fields: str) -> None:
    """Those of the other types."""
    (finding,) = check(view({"id": "x", **item}))

    assert finding.message == f"{item['type']} 'x' has both {fields}"
