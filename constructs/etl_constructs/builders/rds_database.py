"""Builds an RdsDatabase of an instance of the CDK, whose password is in Secrets Manager."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from etl_constructs.builders.secret import secret_value, username_of
from penstock.objects import RdsDatabase
from penstock.steps.deployment import Deployment

if TYPE_CHECKING:
    from aws_cdk.aws_rds import IDatabaseInstance
    from aws_cdk.aws_secretsmanager import ISecret


def rds_database(
    database_id: str,
    *,
    deployment: Deployment,
    instance: IDatabaseInstance,
    secret: ISecret,
    username: str | None = None,
    database: str | None = None,
    driver: Path | None = None,
    properties: Sequence[str] = (),
    region: str | None = None,
) -> RdsDatabase:
    """Build a database of an RDS instance.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-rdsdatabase.html

    Args:
        database_id: id of the object.
        deployment: publishes the driver.
        instance: the instance.
        secret: its JSON key `password` is the password.
        username: by default the secret's JSON key `username`.
        database: logical database.
        driver: JAR of the JDBC driver, needed for Oracle and SQL Server.
        properties: of the connection, each `A=B`.
        region: of the instance, by default the pipeline's.

    Raises:
        TypeError: for a password in clear text.
    """
    return RdsDatabase(
        database_id,
        rds_instance_id=instance.instance_identifier,
        database_name=database,
        username=username_of(secret, username),
        password=secret_value(secret, "password"),
        jdbc_driver_jar_uri=None if driver is None else deployment.asset_uri(driver),
        jdbc_properties=tuple(properties) or None,
        region=region,
    )
