"""PS414: unknown fields."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.unknown_fields import check

NODE = {"id": "n", "type": "S3DataNode", "filePath": "s3://b/k"}


def test_fields_that_no_one_has(view: Any, told: Any) -> None:
    """With the nearest one; on Default and parents those are known that any type has."""
    found = list(
        check(
            view(
                {"id": "Default", "role": "r", "hiveScript": "x", "roole": "r"},
                {"id": "p", "command": "x", "comand": "x"},
                {**NODE, "filepath": "x", "tableName": "t", "parent": {"ref": "p"}},
                {"id": "d", "type": "RedshiftDatabase", "password": "p"},
            )
        )
    )

    assert told(found, "PS414") == [
        ("Default", "roole", "'Default' has the field 'roole', which no type has"),
        ("p", "comand", "'p' has the field 'comand', which no type has"),
        ("n", "filepath", "S3DataNode 'n' has the field 'filepath', which S3DataNode does not have"),
        ("n", "tableName", "S3DataNode 'n' has the field 'tableName', which S3DataNode does not have"),
        ("d", "password", "RedshiftDatabase 'd' has the field 'password', which RedshiftDatabase does not have"),
    ]
    assert [item.help for item in found] == [
        "did you mean 'role'?",
        "did you mean 'command'?",
        "did you mean 'filePath'?",
        None,
        "did you mean '*password'?",
    ]
    assert {item.severity for item in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    "item",
    [
        {**NODE, "myOwner": "me", "my_key": "k", "*mySecret": "s"},
        {**NODE, "*filePath": "x"},
        {**NODE, "@status": "FINISHED"},
        {"id": "m", "type": "Ec2Resource", "runsOn": "x"},
        {"id": "h", "type": "SparkActivity", "anything": "x"},
        {"id": "e", "type": "EmrCluster", "visibleToAllUsers": "true"},
        {**NODE, "k" * 300: "x"},
    ],
)
def test_fields_that_are_well(view: Any, item: dict[str, str]) -> None:
    """The user's own, encrypted ones, those of samples, and what other rules tell."""
    assert list(check(view({"id": "Default", "hiveScript": "x"}, item))) == []
