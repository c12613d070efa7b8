"""The builder of tables of relational databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aws_cdk import Stack, aws_dynamodb as dynamodb
from etl_constructs.builders import (
    sql_data_node,
)

from penstock.objects import (
    Exists,
    JdbcDatabase,
)

pytestmark = pytest.mark.cdk
DATABASE = JdbcDatabase("shop", connection_string="jdbc:x", jdbc_driver_class="X", username="u", password="p")


@pytest.fixture
def table(stack: Stack) -> dynamodb.ITable:
    """A table that exists already."""
    return dynamodb.Table.from_table_name(stack, "Table", "orders")


def test_a_table_of_a_relational_database(fields: Any, tmp_path: Path) -> None:
    """A schema before the dot, and the file that makes the table."""
    assert sorted(fields(sql_data_node("n", database=DATABASE, table="orders")), key=str) == [
        ("database", ("ref", "shop")),
        ("table", "orders"),
        ("type", "SqlDataNode"),
    ]
    ddl = tmp_path / "orders.sql"
    ddl.write_text("CREATE TABLE caf\u00e9 (a INT);\n", encoding="utf-8")
    node = sql_data_node(
        "n",
        database=DATABASE,
        table="web.orders",
        ddl=ddl,
        select_query="SELECT * FROM #{table}",
        insert_query="INSERT INTO #{table} VALUES (?)",
        precondition=[Exists("there")],
    )
    assert sorted(fields(node), key=str) == [
        ("createTableSql", "CREATE TABLE caf\u00e9 (a INT);\n"),
        ("database", ("ref", "shop")),
        ("insertQuery", "INSERT INTO #{table} VALUES (?)"),
        ("precondition", ("ref", "there")),
        ("schemaName", "web"),
        ("selectQuery", "SELECT * FROM #{table}"),
        ("table", "orders"),
        ("type", "SqlDataNode"),
    ]
