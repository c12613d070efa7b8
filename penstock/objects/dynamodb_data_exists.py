"""Holds when a DynamoDB table has data."""

from __future__ import annotations

from penstock.objects.families import SystemPrecondition
from penstock.objects.fields import string


class DynamoDBDataExists(SystemPrecondition):
    """Holds when a DynamoDB table has data.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-dynamodbdataexists.html
    """

    TYPE = "DynamoDBDataExists"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-dynamodbdataexists.html"

    table_name: str = string("Name of the table")
