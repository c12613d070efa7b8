"""Copies data from S3 or DynamoDB into Redshift, or from Redshift to S3."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.enumerations import InsertMode
from penstock.objects.families import Activity, DataNode
from penstock.objects.fields import choice, references, string, strings


class RedshiftCopyActivity(Activity):
    """Copies data from S3 or DynamoDB into Redshift, or from Redshift to S3.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftcopyactivity.html
    """

    TYPE = "RedshiftCopyActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftcopyactivity.html"

    command_options: Sequence[str] | None = strings("Options of COPY or UNLOAD", default=None)
    input: Sequence[DataNode] | None = references(
        "Data nodes that it reads", to=("S3DataNode", "DynamoDBDataNode", "RedshiftDataNode"), default=None
    )
    insert_mode: InsertMode | str = choice("How loaded rows meet those of the table", InsertMode)
    output: Sequence[DataNode] | None = references(
        "Data nodes that it writes", to=("S3DataNode", "RedshiftDataNode"), default=None
    )
    queue: str | None = string("Redshift query group", default=None)
    transform_sql: str | None = string("SELECT over the table `staging`, run before the insert", default=None)
