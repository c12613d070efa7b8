"""The objects of databases, by what the environment says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from penstock.steps.deployment import DatabaseConnection
from penstock.steps.parts.databases import database_object

PASSWORD = "{{resolve:secretsmanager:x:SecretString:password}}"


@pytest.mark.parametrize(
    ("connection", "expected"),
    [
        (
            DatabaseConnection("mysql", "reader", PASSWORD, rds_instance_id="shop-1", region="us-west-2"),
            [
                ("type", "RdsDatabase"),
                ("databaseName", "sales"),
                ("*password", PASSWORD),
                ("rdsInstanceId", "shop-1"),
                ("region", "us-west-2"),
                ("username", "reader"),
            ],
        ),
        (
            DatabaseConnection("postgresql", "reader", PASSWORD, rds_instance_id="shop-1"),
            [
                ("type", "RdsDatabase"),
                ("databaseName", "sales"),
                ("jdbcProperties", "stringtype=unspecified"),
                ("*password", PASSWORD),
                ("rdsInstanceId", "shop-1"),
                ("username", "reader"),
            ],
        ),
        (
            DatabaseConnection("mysql", "reader", PASSWORD, host="shop.example.com"),
            [
                ("type", "JdbcDatabase"),
                ("connectionString", "jdbc:mysql://shop.example.com:3306/sales"),
                ("jdbcDriverClass", "com.mysql.jdbc.Driver"),
                ("*password", PASSWORD),
                ("username", "reader"),
            ],
        ),
        (
            DatabaseConnection("postgresql", "reader", PASSWORD, host="shop.example.com", port=5433),
            [
                ("type", "JdbcDatabase"),
                ("connectionString", "jdbc:postgresql://shop.example.com:5433/sales"),
                ("jdbcDriverClass", "org.postgresql.Driver"),
                ("jdbcProperties", "stringtype=unspecified"),
                ("*password", PASSWORD),
                ("username", "reader"),
            ],
        ),
    ],
)
def test_database_object(
    deployment: Any, fields: Any, connection: DatabaseConnection, expected: list[tuple[str, str]]
) -> None:
    """An RDS instance or a host; equal ones are one object of a pipeline."""
    made = replace(deployment, databases={"shop": connection})
    item = database_object(made, "shop", "sales")
    assert (item.id, fields(item)) == ("Database.shop.sales", expected)
    assert item == database_object(made, "shop", "sales")
    assert database_object(made, "shop", "other").id == "Database.shop.other"
