"""PS436: fields of an S3DataNode that nothing reads."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.unread_fields import check

NODE = {"id": "n", "type": "S3DataNode", "filePath": "s3://b/k"}


def users(*types: str) -> list[dict[str, object]]:
    """Make activities that read the node."""
    return [{"id": str(number), "type": kind, "input": {"ref": "n"}} for number, kind in enumerate(types)]


@pytest.mark.parametrize(
    ("field", "types"),
    [
        ("compression", ["ShellCommandActivity"]),
        ("compression", ["PigActivity", "HiveActivity"]),
        ("manifestFilePath", ["CopyActivity"]),
    ],
)
def test_fields_that_nothing_reads(view: Any, told: Any, field: str, types: list[str]) -> None:
    """Of all activities that use the data node."""
    found = check(view({**NODE, field: "gzip"}, *users(*types)))

    assert told(found, "PS436") == [("n", field, f"'{field}' of 'n' is read by none of the activities that use it")]


@pytest.mark.parametrize(
    ("field", "value", "types"),
    [
        ("compression", "gzip", ["CopyActivity"]),
        ("compression", "gzip", ["PigActivity", "RedshiftCopyActivity"]),
        ("compression", "none", ["PigActivity"]),
        ("compression", "gzip", ["SparkActivity"]),
        ("compression", "gzip", ["SqlActivity"]),
        ("compression", "gzip", []),
        ("manifestFilePath", "s3://b/m", ["RedshiftCopyActivity"]),
    ],
)
def test_fields_that_are_read(view: Any, field: str, value: str, types: list[str]) -> None:
    """By one of them, or perhaps by a type that is not known."""
    assert list(check(view({**NODE, field: value}, *users(*types)))) == []


def test_what_waits_for_the_data_does_not_read_it(view: Any) -> None:
    """A dependency is no use."""
    waiting = {"id": "w", "type": "PigActivity", "dependsOn": {"ref": "n"}}

    assert list(check(view({**NODE, "compression": "gzip"}, waiting))) == []
