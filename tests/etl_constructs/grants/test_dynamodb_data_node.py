"""DynamoDBDataNode: one table, read where it is read, written where it is written."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.names import REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import DynamoDBDataNode, EmrCluster, HiveCopyActivity, Region, S3DataNode

CLUSTER = EmrCluster("c")
FILES = S3DataNode("files", directory_path="s3://b/files/")
TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"
READ = (
    "dynamodb:BatchGetItem",
    "dynamodb:DescribeTable",
    "dynamodb:GetItem",
    "dynamodb:Query",
    "dynamodb:Scan",
)
WRITE = (
    "dynamodb:BatchWriteItem",
    "dynamodb:DeleteItem",
    "dynamodb:DescribeTable",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
)


def test_an_input_is_only_read(granted: Any) -> None:
    """By the machines."""
    node = DynamoDBDataNode("n", table_name="orders")
    activity = HiveCopyActivity("a", input=[node], output=[FILES], runs_on=CLUSTER)
    assert granted(node, activity) == [Statement(Grantee.RESOURCE, READ, (TABLE,))]


def test_an_output_is_only_written(granted: Any) -> None:
    """Its description is needed for that."""
    node = DynamoDBDataNode("n", table_name="orders")
    activity = HiveCopyActivity("a", input=[FILES], output=[node], runs_on=CLUSTER)
    assert granted(node, activity) == [Statement(Grantee.RESOURCE, WRITE, (TABLE,))]


def test_what_no_activity_uses_is_not_touched(granted: Any) -> None:
    """Neither read nor written."""
    assert granted(DynamoDBDataNode("n", table_name="orders")) == []


@pytest.mark.parametrize("resize", [True, "TRUE", "#{myResize}"])
def test_the_service_reads_the_throughput_to_resize_a_cluster(granted: Any, resize: bool | str) -> None:
    """It may not change the table."""
    node = DynamoDBDataNode("n", table_name="orders")
    activity = HiveCopyActivity(
        "a", input=[node], output=[FILES], runs_on=CLUSTER, resize_cluster_before_running=resize
    )
    assert granted(node, activity) == [
        Statement(Grantee.RESOURCE, READ, (TABLE,)),
        Statement(Grantee.SERVICE, ("dynamodb:DescribeTable",), (TABLE,)),
    ]


@pytest.mark.parametrize("resize", [None, False, "False"])
def test_a_cluster_that_is_not_resized(granted: Any, resize: bool | str | None) -> None:
    """The service does not look at the table."""
    node = DynamoDBDataNode("n", table_name="orders")
    activity = HiveCopyActivity(
        "a", input=[node], output=[FILES], runs_on=CLUSTER, resize_cluster_before_running=resize
    )
    assert {item.grantee for item in granted(node, activity)} == {Grantee.RESOURCE}


@pytest.mark.parametrize(
    ("region", "table", "arn", "reason"),
    [
        (Region.US_WEST_2, "orders", "arn:aws:dynamodb:us-west-2:111122223333:table/orders", None),
        ("eu-north-1", "orders", "arn:aws:dynamodb:eu-north-1:111122223333:table/orders", None),
        ("#{myRegion}", "orders", "arn:aws:dynamodb:*:111122223333:table/orders", REASON),
        (None, "orders-#{myDay}", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders-*", REASON),
    ],
)
def test_regions_and_expressions(granted: Any, region: Any, table: str, arn: str, reason: str | None) -> None:
    """A wildcard comes with its reason."""
    node = DynamoDBDataNode("n", table_name=table, region=region)
    activity = HiveCopyActivity("a", input=[node], output=[FILES], runs_on=CLUSTER)
    assert granted(node, activity) == [Statement(Grantee.RESOURCE, READ, (arn,), reason)]
