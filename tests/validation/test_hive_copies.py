"""PS433: HiveCopyActivity."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.hive_copies import check

S3 = {"id": "s3", "type": "S3DataNode"}
TABLE = {"id": "table", "type": "DynamoDBDataNode"}


def copy(source: str, target: str) -> dict[str, object]:
    """Make an activity."""
    return {"id": "c", "type": "HiveCopyActivity", "input": {"ref": source}, "output": {"ref": target}}


def test_from_s3_to_s3(view: Any, told: Any) -> None:
    """At the output."""
    found = check(view(copy("s3", "s3"), S3, TABLE))

    assert told(found, "PS433") == [
        ("c", "output", "HiveCopyActivity 'c' would copy from S3DataNode 's3' to S3DataNode 's3'")
    ]


@pytest.mark.parametrize(("source", "target"), [("s3", "table"), ("table", "s3"), ("table", "table"), ("s3", "none")])
def test_copies_that_are_well(view: Any, source: str, target: str) -> None:
    """With a table on one side at least."""
    assert list(check(view(copy(source, target), S3, TABLE))) == []
