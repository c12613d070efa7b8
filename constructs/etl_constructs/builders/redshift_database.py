"""Builds a RedshiftDatabase whose password is in Secrets Manager."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from etl_constructs.builders.secret import secret_value, username_of
from penstock.objects import RedshiftDatabase, Region

if TYPE_CHECKING:
    from aws_cdk.aws_secretsmanager import ISecret


def redshift_database(
    database_id: str,
    *,
    cluster_id: str,
    database: str,
    secret: ISecret,
    username: str | None = None,
    properties: Sequence[str] = (),
    region: Region | str | None = None,
) -> RedshiftDatabase:
    """Build a database of a Redshift cluster.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-redshiftdatabase.html

    Args:
        database_id: id of the object.
        cluster_id: identifier of the cluster.
        database: logical database.
        secret: its JSON key `password` is the password.
        username: by default the secret's JSON key `username`.
        properties: of the connection, each `A=B`.
        region: of the cluster, by default the pipeline's.

    Raises:
        TypeError: for a password in clear text.
    """
    return RedshiftDatabase(
        database_id,
        cluster_id=cluster_id,
        database_name=database,
        username=username_of(secret, username),
        password=secret_value(secret, "password"),
        jdbc_properties=tuple(properties) or None,
        region=region,
    )
