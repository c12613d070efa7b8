"""A table of DynamoDB."""

from __future__ import annotations

from penstock.objects.enumerations import Region
from penstock.objects.families import DataFormat, DataNode
from penstock.objects.fields import choice, double, reference, string


class DynamoDBDataNode(DataNode):
    """A table of DynamoDB.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbdatanode.html
    """

    TYPE = "DynamoDBDataNode"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbdatanode.html"

    data_format: DataFormat | None = reference(
        "How the items are written", to=("DynamoDBDataFormat", "DynamoDBExportDataFormat"), default=None
    )
    read_throughput_percent: float | str | None = double(
        "Share of the read capacity to use", default=None, least=0.1, most=1.0
    )
    region: Region | str | None = choice(
        "Region of the table, by default the pipeline's", Region, default=None, is_open=True
    )
    table_name: str = string("Name of the table")
    write_throughput_percent: float | str | None = double(
        "Share of the write capacity to use", default=None, least=0.1, most=1.0
    )
