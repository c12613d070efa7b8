"""The builder of JDBC databases: user name and password come from a secret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from etl_constructs.builders import jdbc_database

pytestmark = pytest.mark.cdk


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
