"""The schema of a DynamoDB table, for Hive."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import DataFormat
from penstock.objects.fields import strings


class DynamoDBDataFormat(DataFormat):
    """The schema of a DynamoDB table, for Hive.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbdataformat.html
    """

    TYPE = "DynamoDBDataFormat"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-dynamodbdataformat.html"

    column: Sequence[str] | None = strings("Columns, each `name TYPE`; without a type, STRING", default=None)
