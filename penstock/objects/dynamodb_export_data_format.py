"""The schema of an export of a DynamoDB table."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import DataFormat
from penstock.objects.fields import strings


class DynamoDBExportDataFormat(DataFormat):
    """The schema of an export of a DynamoDB table.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbexportdataformat.html
    """

    TYPE = "DynamoDBExportDataFormat"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbexportdataformat.html"

    column: Sequence[str] | None = strings("Columns, each `name TYPE`; without a type, STRING", default=None)
