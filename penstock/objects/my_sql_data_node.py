"""A table of MySQL; deprecated in favour of SqlDataNode."""

from __future__ import annotations

from penstock.objects.families import QueriedDataNode
from penstock.objects.fields import string


class MySqlDataNode(QueriedDataNode):
    """A table of MySQL; deprecated in favour of SqlDataNode.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-mysqldatanode.html
    """

    TYPE = "MySqlDataNode"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-mysqldatanode.html"
    DEPRECATED = "SqlDataNode"

    connection_string: str | None = string("JDBC connection string", default=None, documented=False)
    password: str | None = string("Password of the user", default=None, wire="*password", documented=False)
    username: str | None = string("User name", default=None, documented=False)
