"""The object of a relational database that an environment has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import StringConstraints

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.objects import Database, JdbcDatabase, RdsDatabase
from penstock.steps.deployment import DatabaseConnection, Deployment, Lack

HostName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
DatabaseName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_$-]*$", max_length=64)]

_PORTS = {"mysql": 3306, "postgresql": 5432}
_DRIVERS = {"mysql": "com.mysql.jdbc.Driver", "postgresql": "org.postgresql.Driver"}
# PostgreSQL then finds the types of values out, as MySQL does: they are texts in S3. That CopyActivity hands them over
# as texts is inferred; otherwise it makes no difference.
# https://jdbc.postgresql.org/documentation/use/#connection-parameters
_PROPERTIES = {"mysql": (), "postgresql": ("stringtype=unspecified",)}


def database_object(deployment: Deployment, hostname: str, database: str) -> Database:
    """Make the object of a database: an RdsDatabase, or a JdbcDatabase where the host is no RDS instance.

    Args:
        deployment: knows how it is reached.
        hostname: the name of the server in the environment.
        database: the logical database.
    """
    connection = deployment.databases[hostname]
    properties = _PROPERTIES[connection.engine] or None
    object_id = f"Database.{hostname}.{database}"
    if connection.rds_instance_id is not None:
        return RdsDatabase(
            object_id,
            database_name=database,
            jdbc_properties=properties,
            rds_instance_id=connection.rds_instance_id,
            region=connection.region,
            username=connection.username,
            password=connection.password,
        )
    return JdbcDatabase(
        object_id,
        connection_string=_connection_string(connection, database),
        jdbc_driver_class=_DRIVERS[connection.engine],
        jdbc_properties=properties,
        username=connection.username,
        password=connection.password,
    )


def lacking(deployment: Deployment, hostname: str, *key: str | int) -> Iterator[Lack]:
    """Yield what is to be said of a server that the environment does not have.

    Args:
        deployment: of the environment.
        hostname: the name of the server.
        key: path of the key that names it.
    """
    if hostname in deployment.databases:
        return
    known = list(deployment.databases)
    yield Lack(
        key,
        f"the environment has no database '{hostname}'",
        listed(known),
        did_you_mean(hostname, known) or f"describe it in cdk.json, under environments.NAME.databases.{hostname}",
    )


def _connection_string(connection: DatabaseConnection, database: str) -> str:
    port = connection.port or _PORTS[connection.engine]
    return f"jdbc:{connection.engine}://{connection.host}:{port}/{database}"
