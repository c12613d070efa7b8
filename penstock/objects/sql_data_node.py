"""A table of a relational database."""

from __future__ import annotations

from penstock.objects.families import QueriedDataNode


class SqlDataNode(QueriedDataNode):
    """A table of a relational database.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqldatanode.html
    """

    TYPE = "SqlDataNode"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqldatanode.html"
