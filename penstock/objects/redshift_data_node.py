"""A table in Redshift."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import DataNode
from penstock.objects.fields import reference, string, strings
from penstock.objects.redshift_database import RedshiftDatabase


class RedshiftDataNode(DataNode):
    """A table in Redshift.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftdatanode.html
    """

    TYPE = "RedshiftDataNode"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftdatanode.html"

    create_table_sql: str | None = string("SQL that makes the table where it is missing", default=None)
    database: RedshiftDatabase = reference("Database that holds it", to=("RedshiftDatabase",))
    primary_keys: Sequence[str] | None = strings("Columns that tell which rows are the same", default=None)
    schema_name: str | None = string("Schema that holds it", default=None)
    table_name: str = string("Name of the table")
