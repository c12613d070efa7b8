"""The builder of copies from and to DynamoDB."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.builders import (
    hive_copy_activity,
)

from penstock.objects import (
    DynamoDBDataNode,
    EmrCluster,
    S3DataNode,
)

CLUSTER = EmrCluster("cluster")
FILES = S3DataNode("files", directory_path="s3://b/in/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")
TABLE = DynamoDBDataNode("table", table_name="orders")


def test_a_copy_with_hive(fields: Any) -> None:
    """Into a table; rows may be chosen."""
    activity = hive_copy_activity("a", source=FILES, target=TABLE, runs_on=CLUSTER, filter_sql="total > 0")
    assert sorted(fields(activity), key=str) == [
        ("filterSql", "total > 0"),
        ("input", ("ref", "files")),
        ("output", ("ref", "table")),
        ("runsOn", ("ref", "cluster")),
        ("type", "HiveCopyActivity"),
    ]
    assert hive_copy_activity("a", source=TABLE, target=FILES, runs_on=CLUSTER).input == (TABLE,)


def test_fails_for_a_copy_with_hive_within_s3() -> None:
    """It says what to use."""
    with pytest.raises(ValueError, match=r"^'a' copies from S3 to S3, .* reads or writes DynamoDB: use copy_activity$"):
        hive_copy_activity("a", source=FILES, target=CLEAN, runs_on=CLUSTER)
