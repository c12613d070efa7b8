"""Builds a JdbcDatabase whose driver is a local file and whose password is in Secrets Manager."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from etl_constructs.builders.secret import secret_value, username_of
from penstock.objects import JdbcDatabase
from penstock.steps.deployment import Deployment

if TYPE_CHECKING:
    from aws_cdk.aws_secretsmanager import ISecret


def jdbc_database(
    database_id: str,
    *,
    deployment: Deployment,
    connection_string: str,
    driver_class: str,
    secret: ISecret,
    username: str | None = None,
    database: str | None = None,
    driver: Path | None = None,
    properties: Sequence[str] = (),
) -> JdbcDatabase:
    """Build a database that is reached over JDBC.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-jdbcdatabase.html

    Args:
        database_id: id of the object.
        deployment: publishes the driver.
        connection_string: JDBC connection string, without a password.
        driver_class: driver class.
        secret: its JSON key `password` is the password.
        username: by default the secret's JSON key `username`.
        database: logical database.
        driver: JAR of the driver.
        properties: of the connection, each `A=B`.

    Raises:
        TypeError: for a password in clear text.
    """
    return JdbcDatabase(
        database_id,
        connection_string=connection_string,
        jdbc_driver_class=driver_class,
        database_name=database,
        username=username_of(secret, username),
        password=secret_value(secret, "password"),
        jdbc_driver_jar_uri=None if driver is None else deployment.asset_uri(driver),
        jdbc_properties=tuple(properties) or None,
    )
