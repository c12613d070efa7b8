"""The builder of databases of RDS: user name and password come from a secret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aws_cdk import Stack, aws_rds as rds
from etl_constructs.builders import rds_database

pytestmark = pytest.mark.cdk


@pytest.fixture
def instance(stack: Stack) -> rds.IDatabaseInstance:
    """An instance that exists already."""
    return rds.DatabaseInstance.from_database_instance_attributes(
        stack,
        "Shop",
        instance_identifier="shop",
        instance_endpoint_address="shop.example",
        port=3306,
        security_groups=[],
    )


def test_the_least_of_an_rds_database(
    deployment: Any, instance: Any, secret: Any, resolved: Any, reference: Any
) -> None:
    """The instance by its identifier."""
    database = rds_database("shop", deployment=deployment, instance=instance, secret=secret)
    assert sorted(resolved(database)) == [
        ("*password", reference("password")),
        ("rdsInstanceId", "shop"),
        ("type", "RdsDatabase"),
        ("username", reference("username")),
    ]


def test_everything_of_an_rds_database(
    deployment: Any, instance: Any, secret: Any, resolved: Any, reference: Any
) -> None:
    """The driver is an asset."""
    database = rds_database(
        "shop",
        deployment=deployment,
        instance=instance,
        secret=secret,
        username="etl",
        database="orders",
        driver=Path("lib/ojdbc.jar"),
        properties=["useSSL=true"],
        region="us-west-2",
    )
    assert sorted(resolved(database)) == [
        ("*password", reference("password")),
        ("databaseName", "orders"),
        ("jdbcDriverJarUri", "s3://asset-bucket/lib/ojdbc.jar"),
        ("jdbcProperties", "useSSL=true"),
        ("rdsInstanceId", "shop"),
        ("region", "us-west-2"),
        ("type", "RdsDatabase"),
        ("username", "etl"),
    ]
