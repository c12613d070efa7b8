"""The builder of databases of Redshift: user name and password come from a secret."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.builders import redshift_database

from penstock.objects import Region

pytestmark = pytest.mark.cdk


def test_the_least_of_a_redshift_database(secret: Any, resolved: Any, reference: Any) -> None:
    """User name and password are in the secret."""
    database = redshift_database("dwh", cluster_id="warehouse", database="analytics", secret=secret)
    assert sorted(resolved(database)) == [
        ("*password", reference("password")),
        ("clusterId", "warehouse"),
        ("databaseName", "analytics"),
        ("type", "RedshiftDatabase"),
        ("username", reference("username")),
    ]


def test_everything_of_a_redshift_database(secret: Any, resolved: Any, reference: Any) -> None:
    """Properties in order."""
    database = redshift_database(
        "dwh",
        cluster_id="warehouse",
        database="analytics",
        secret=secret,
        username="etl",
        properties=["ssl=true", "tcpKeepAlive=true"],
        region=Region.US_WEST_2,
    )
    assert sorted(resolved(database)) == [
        ("*password", reference("password")),
        ("clusterId", "warehouse"),
        ("databaseName", "analytics"),
        ("jdbcProperties", "ssl=true"),
        ("jdbcProperties", "tcpKeepAlive=true"),
        ("region", "us-west-2"),
        ("type", "RedshiftDatabase"),
        ("username", "etl"),
    ]
