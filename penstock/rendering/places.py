"""Where the data of a node lies, or what a precondition looks at."""

from __future__ import annotations

import re

from penstock.rendering.graph import Graph, Item
from penstock.rendering.text import one_line

_PATHS = ("filePath", "directoryPath", "s3Key", "s3Prefix")
_TABLES = ("tableName", "table")
PLACE_KEYS = frozenset({*_PATHS, *_TABLES, "schemaName", "database"})
"""Fields that `place` tells."""
_HOSTS = ("clusterId", "rdsInstanceId", "connectionString", "region", "databaseName")
_OWN_VALUE = re.compile(r"#\{[^}]*\bmy[A-Z_]")
"""A parameter or a field of one's own: the same text says different things in different pipelines."""


def place(graph: Graph, item: Item) -> str:
    """The S3 paths or the table of an object on one line, empty where it has neither."""
    paths = [one_line(field.value) for key in _PATHS for field in item.get(key)]
    tables = [one_line(field.value) for key in _TABLES for field in item.get(key)]
    if tables and (schema := item.text("schemaName")):
        tables[0] = f"{schema}.{tables[0]}"
    databases = ", ".join(graph.target_label(field) for field in item.get("database"))
    return " in ".join(part for part in (" and ".join([*paths, *tables]), databases) if part)


def shared_place(graph: Graph, item: Item) -> tuple[str, ...]:
    """What is equal for two data nodes, be they of different pipelines, that hold the same data.

    Returns:
        Texts as they are written; none where the node tells no place, or where each pipeline may mean another.
    """
    texts = tuple(field.value for key in ("filePath", "directoryPath") for field in item.get(key))
    if not texts:
        tables = tuple(field.value for key in ("schemaName", *_TABLES) for field in item.get(key))
        database = next(graph.targets(item, "database"), item)
        hosts = tuple(field.value for key in _HOSTS for field in database.get(key))
        texts = (item.type or "", *hosts, *tables) if tables else ()
    return () if any(_OWN_VALUE.search(text) for text in texts) else texts
