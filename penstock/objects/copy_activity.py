"""Copies records or files between S3 and a relational database, or within S3."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Activity, DataNode
from penstock.objects.fields import references


class CopyActivity(Activity):
    """Copies records or files between S3 and a relational database, or within S3.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-copyactivity.html
    """

    TYPE = "CopyActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-copyactivity.html"

    input: Sequence[DataNode] | None = references(
        "Data nodes that it reads", to=("S3DataNode", "SqlDataNode", "MySqlDataNode"), default=None
    )
    output: Sequence[DataNode] | None = references(
        "Data nodes that it writes", to=("S3DataNode", "SqlDataNode", "MySqlDataNode"), default=None
    )
