"""The builders of databases and of the proxy: passwords and user names come from a secret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aws_cdk import Stack, aws_rds as rds
from etl_constructs.builders import http_proxy, jdbc_database, rds_database, redshift_database

from penstock.objects import Region

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


def test_the_least_of_a_jdbc_database(deployment: Any, secret: Any, resolved: Any, reference: Any) -> None:
    """A driver that the machine has."""
    database = jdbc_database(
        "shop",
        deployment=deployment,
        connection_string="jdbc:mysql://shop.example/orders",
        driver_class="com.mysql.jdbc.Driver",
        secret=secret,
    )
    assert sorted(resolved(database)) == [
        ("*password", reference("password")),
        ("connectionString", "jdbc:mysql://shop.example/orders"),
        ("jdbcDriverClass", "com.mysql.jdbc.Driver"),
        ("type", "JdbcDatabase"),
        ("username", reference("username")),
    ]


def test_everything_of_a_jdbc_database(deployment: Any, secret: Any, resolved: Any, reference: Any) -> None:
    """The driver is an asset."""
    database = jdbc_database(
        "shop",
        deployment=deployment,
        connection_string="jdbc:mysql://shop.example/orders",
        driver_class="com.mysql.jdbc.Driver",
        secret=secret,
        username="etl",
        database="orders",
        driver=Path("lib/mysql.jar"),
        properties=["useSSL=true"],
    )
    assert sorted(resolved(database)) == [
        ("*password", reference("password")),
        ("connectionString", "jdbc:mysql://shop.example/orders"),
        ("databaseName", "orders"),
        ("jdbcDriverClass", "com.mysql.jdbc.Driver"),
        ("jdbcDriverJarUri", "s3://asset-bucket/lib/mysql.jar"),
        ("jdbcProperties", "useSSL=true"),
        ("type", "JdbcDatabase"),
        ("username", "etl"),
    ]


def test_a_proxy_without_and_with_a_password(secret: Any, resolved: Any, reference: Any) -> None:
    """An NTLM proxy has a Windows domain, too."""
    assert sorted(resolved(http_proxy("proxy", hostname="proxy.example", port=3128))) == [
        ("hostname", "proxy.example"),
        ("port", "3128"),
        ("type", "HttpProxy"),
    ]
    proxy = http_proxy(
        "proxy",
        hostname="proxy.example",
        port=3128,
        secret=secret,
        windows_domain="example",
        windows_workgroup="etl",
        s3_no_proxy=True,
    )
    assert sorted(resolved(proxy)) == [
        ("*password", reference("password")),
        ("hostname", "proxy.example"),
        ("port", "3128"),
        ("s3NoProxy", "true"),
        ("type", "HttpProxy"),
        ("username", reference("username")),
        ("windowsDomain", "example"),
        ("windowsWorkgroup", "etl"),
    ]
