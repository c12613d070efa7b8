"""Holds when a DynamoDB table exists."""

from __future__ import annotations

from penstock.objects.families import SystemPrecondition
from penstock.objects.fields import string


class DynamoDBTableExists(SystemPrecondition):
    """Holds when a DynamoDB table exists.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-dynamodbtableexists.html
    """

    TYPE = "DynamoDBTableExists"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-dynamodbtableexists.html"

    table_name: str = string("Name of the table")
