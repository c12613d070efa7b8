"""A database of Amazon RDS; Aurora is reached by JdbcDatabase."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Database
from penstock.objects.fields import string, strings


class RdsDatabase(Database):
    """A database of Amazon RDS; Aurora is reached by JdbcDatabase.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-rdsdatabase.html
    """

    TYPE = "RdsDatabase"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-rdsdatabase.html"

    database_name: str | None = string("Logical database", default=None)
    jdbc_driver_jar_uri: str | None = string(
        "S3 URI of the driver's JAR, needed for Oracle and SQL Server", default=None
    )
    jdbc_properties: Sequence[str] | None = strings("Properties of the connection, each `A=B`", default=None)
    password: str = string("Password of the user; use a reference to a secret", wire="*password")
    rds_instance_id: str = string("Identifier of the RDS instance")
    region: str | None = string("Region of the instance, by default the pipeline's", default=None)
    username: str = string("User name")
