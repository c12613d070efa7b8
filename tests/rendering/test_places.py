"""Where data lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.rendering.graph import Graph
from penstock.rendering.places import place, shared_place

DATABASE = {"id": "db", "name": "Dwh", "type": "RedshiftDatabase", "clusterId": "c", "databaseName": "d"}


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ({"type": "S3DataNode", "filePath": "s3://b/f"}, "s3://b/f"),
        ({"type": "S3DataNode", "directoryPath": "s3://b/d", "filePath": "s3://b/f"}, "s3://b/f and s3://b/d"),
        ({"type": "S3KeyExists", "s3Key": "s3://b/k"}, "s3://b/k"),
        ({"type": "S3PrefixNotEmpty", "s3Prefix": "s3://b/p"}, "s3://b/p"),
        ({"type": "DynamoDBDataNode", "tableName": "t"}, "t"),
        ({"type": "SqlDataNode", "table": "t", "database": {"ref": "db"}}, "t in Dwh [db]"),
        (
            {"type": "RedshiftDataNode", "tableName": "t", "schemaName": "s", "database": {"ref": "gone"}},
            "s.t in gone (does not exist)",
        ),
        ({"type": "RedshiftDataNode", "database": {"ref": "db"}}, "Dwh [db]"),
        ({"type": "S3DataNode"}, ""),
    ],
)
def test_places(graph: Callable[..., Graph], item: dict[str, Any], text: str) -> None:
    """Paths, tables with their databases, or nothing."""
    made = graph({"id": "n", **item}, DATABASE)
    assert place(made, made.by_id["n"]) == text


@pytest.mark.parametrize(
    ("item", "texts"),
    [
        ({"type": "S3DataNode", "directoryPath": "s3://b/#{format(@scheduledStartTime,'YYYY')}/"}, None),
        ({"type": "S3DataNode", "directoryPath": "s3://b/#{myPath}/"}, ()),
        ({"type": "S3DataNode", "directoryPath": "s3://b/#{format(node.my_time,'YYYY')}/"}, ()),
        ({"type": "S3DataNode", "directoryPath": "s3://my-bucket/mystery/"}, None),
        ({"type": "S3DataNode"}, ()),
        ({"type": "DynamoDBDataNode", "tableName": "t", "region": "us-east-1"}, ("DynamoDBDataNode", "us-east-1", "t")),
        ({"type": "DynamoDBDataNode", "region": "us-east-1"}, ()),
        (
            {"type": "RedshiftDataNode", "tableName": "t", "schemaName": "s", "database": {"ref": "db"}},
            ("RedshiftDataNode", "c", "d", "s", "t"),
        ),
        (
            {"type": "MySqlDataNode", "table": "t", "connectionString": "jdbc:mysql://h/d"},
            ("MySqlDataNode", "jdbc:mysql://h/d", "t"),
        ),
    ],
)
def test_shared_places(graph: Callable[..., Graph], item: dict[str, Any], texts: tuple[str, ...] | None) -> None:
    """What identifies data beyond one pipeline: none where parameters decide; None here is the path itself."""
    made = graph({"id": "n", **item}, DATABASE)
    assert shared_place(made, made.by_id["n"]) == ((item["directoryPath"],) if texts is None else texts)
