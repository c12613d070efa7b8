"""A database of a Redshift cluster."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.enumerations import Region
from penstock.objects.families import Database
from penstock.objects.fields import choice, string, strings


class RedshiftDatabase(Database):
    """A database of a Redshift cluster.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftdatabase.html
    """

    TYPE = "RedshiftDatabase"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftdatabase.html"
    ONE_OF = (("cluster_id", "connection_string"),)

    cluster_id: str | None = string("Identifier of a cluster of this account", default=None)
    connection_string: str | None = string("JDBC connection string", default=None)
    database_name: str | None = string("Logical database", default=None)
    jdbc_properties: Sequence[str] | None = strings("A=B pairs set on the connection", default=None)
    password: str = string("Password, stored encrypted", wire="*password")
    region: Region | str | None = choice(
        "Region of the cluster, by default the pipeline's", Region, default=None, is_open=True
    )
    username: str = string("User name")
