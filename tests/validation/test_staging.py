"""PS434: staging."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.staging import check

OBJECTS = (
    {"id": "folder", "type": "S3DataNode", "directoryPath": "s3://b/f/"},
    {"id": "file", "type": "S3DataNode", "filePath": "s3://b/k"},
    {"id": "table", "type": "DynamoDBDataNode"},
    {"id": "rows", "type": "MySqlDataNode"},
    {"id": "other", "type": "GlueDataNode"},
)


def test_what_is_not_staged(view: Any, told: Any) -> None:
    """Tables, and outputs that are no folder; the reference is pointed at."""
    refs = [{"ref": name} for name in ("folder", "file", "table", "rows", "other", "none")]
    activity = {"stage": "TRUE", "input": refs, "output": refs}
    found = list(
        check(
            view(
                {"id": "s", "type": "ShellCommandActivity", **activity},
                {"id": "p", "type": "PigActivity", **activity},
                *OBJECTS,
            )
        )
    )

    no_folder = "is S3DataNode 'file', which is no folder, so nothing is copied to it"
    assert told(found, "PS434") == [
        ("p", "input", "'input' of 'p' is DynamoDBDataNode 'table', which is not staged"),
        ("p", "output", f"'output' of 'p' {no_folder}"),
        ("p", "output", "'output' of 'p' is DynamoDBDataNode 'table', which is not staged"),
        ("s", "input", "'input' of 's' is DynamoDBDataNode 'table', which is not staged"),
        ("s", "input", "'input' of 's' is MySqlDataNode 'rows', which is not staged"),
        ("s", "output", f"'output' of 's' {no_folder}"),
        ("s", "output", "'output' of 's' is DynamoDBDataNode 'table', which is not staged"),
        ("s", "output", "'output' of 's' is MySqlDataNode 'rows', which is not staged"),
    ]
    assert [item.index for item in found] == [2, 1, 2, 2, 3, 1, 2, 3]
    assert {item.severity for item in found} == {Severity.WARNING}


@pytest.mark.parametrize("stage", ["false", "#{myStage}", None])
def test_without_staging(view: Any, stage: str | None) -> None:
    """Inputs and outputs only order the work."""
    fields = {"stage": stage} if stage else {}

    assert (
        list(check(view({"id": "s", "type": "ShellCommandActivity", "input": {"ref": "table"}, **fields}, *OBJECTS)))
        == []
    )
