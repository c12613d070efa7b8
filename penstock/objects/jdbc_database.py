"""A database that is reached over JDBC."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import Database
from penstock.objects.fields import string, strings


class JdbcDatabase(Database):
    """A database that is reached over JDBC.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-jdbcdatabase.html
    """

    TYPE = "JdbcDatabase"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-jdbcdatabase.html"

    connection_string: str = string("JDBC connection string")
    database_name: str | None = string("Logical database", default=None)
    jdbc_driver_class: str = string("Driver class")
    jdbc_driver_jar_uri: str | None = string("S3 URI of the driver's JAR", default=None)
    jdbc_properties: Sequence[str] | None = strings("Properties of the connection, each `A=B`", default=None)
    password: str = string("Password of the user; use a reference to a secret", wire="*password")
    username: str = string("User name")
