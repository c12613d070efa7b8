"""The builder of tables of DynamoDB."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import Stack, aws_dynamodb as dynamodb
from etl_constructs.builders import (
    dynamodb_data_node,
)

from penstock.objects import (
    DynamoDBDataFormat,
    Exists,
    Region,
)

pytestmark = pytest.mark.cdk


@pytest.fixture
def table(stack: Stack) -> dynamodb.ITable:
    """A table that exists already."""
    return dynamodb.Table.from_table_name(stack, "Table", "orders")


def test_a_table_of_dynamodb(table: Any, fields: Any) -> None:
    """By its name, with its shares of the capacity."""
    assert fields(dynamodb_data_node("n", table=table)) == [("type", "DynamoDBDataNode"), ("tableName", "orders")]
    node = dynamodb_data_node(
        "n",
        table=table,
        data_format=DynamoDBDataFormat("columns"),
        read_throughput_percent=0.5,
        write_throughput_percent=0.25,
        region=Region.US_WEST_2,
        precondition=[Exists("there")],
    )
    assert sorted(fields(node), key=str) == [
        ("dataFormat", ("ref", "columns")),
        ("precondition", ("ref", "there")),
        ("readThroughputPercent", "0.5"),
        ("region", "us-west-2"),
        ("tableName", "orders"),
        ("type", "DynamoDBDataNode"),
        ("writeThroughputPercent", "0.25"),
    ]
