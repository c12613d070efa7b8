"""The builder of copies between S3 and databases."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.builders import (
    copy_activity,
)

from penstock.objects import (
    Ec2Resource,
    JdbcDatabase,
    S3DataNode,
    SqlDataNode,
)

BOX = Ec2Resource("box")
FILES = S3DataNode("files", directory_path="s3://b/in/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")
DATABASE = JdbcDatabase("shop", connection_string="jdbc:x", jdbc_driver_class="X", username="u", password="p")


def test_a_copy_between_s3_and_a_database(fields: Any) -> None:
    """A table that is read needs a query, one that is written another."""
    orders = SqlDataNode("orders", database=DATABASE, table="orders", select_query="SELECT 1")
    assert sorted(fields(copy_activity("a", source=orders, target=CLEAN, runs_on=BOX)), key=str) == [
        ("input", ("ref", "orders")),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "box")),
        ("type", "CopyActivity"),
    ]
    target = SqlDataNode("target", database=DATABASE, table="orders", insert_query="INSERT INTO orders VALUES (?)")
    assert copy_activity("a", source=FILES, target=target, runs_on=BOX).output == (target,)


def test_fails_for_a_copy_without_the_query() -> None:
    """In either direction."""
    bare = SqlDataNode("orders", database=DATABASE, table="orders")
    with pytest.raises(ValueError, match=r"^'a' reads 'orders', which needs a select_query for that$"):
        copy_activity("a", source=bare, target=CLEAN, runs_on=BOX)
    with pytest.raises(ValueError, match=r"^'a' writes 'orders', which needs an insert_query for that$"):
        copy_activity("a", source=FILES, target=bare, runs_on=BOX)
