"""Builds a DynamoDBDataNode of a table of the CDK."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from penstock.objects import DynamoDBDataFormat, DynamoDBDataNode, DynamoDBExportDataFormat, Precondition, Region

if TYPE_CHECKING:
    from aws_cdk.aws_dynamodb import ITable


def dynamodb_data_node(
    node_id: str,
    *,
    table: ITable,
    data_format: DynamoDBDataFormat | DynamoDBExportDataFormat | None = None,
    read_throughput_percent: float | None = None,
    write_throughput_percent: float | None = None,
    region: Region | str | None = None,
    precondition: Sequence[Precondition] = (),
) -> DynamoDBDataNode:
    """Build the data node of a table.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbdatanode.html

    Args:
        node_id: id of the object.
        table: the table.
        data_format: its columns, for Hive.
        read_throughput_percent: share of the read capacity to use, 0.1 to 1.0.
        write_throughput_percent: share of the write capacity to use, 0.1 to 1.0.
        region: of the table, by default the pipeline's.
        precondition: conditions that must hold before the table is read.
    """
    return DynamoDBDataNode(
        node_id,
        table_name=table.table_name,
        data_format=data_format,
        read_throughput_percent=read_throughput_percent,
        write_throughput_percent=write_throughput_percent,
        region=region,
        precondition=tuple(precondition) or None,
    )
