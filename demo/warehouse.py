"""Asks the warehouse through the Redshift Data API."""

from __future__ import annotations

import time
from typing import Any

WAREHOUSE = {"ClusterIdentifier": "warehouse", "Database": "analytics", "DbUser": "etl"}


def query(client: Any, sql: str) -> list[tuple[Any, ...]]:
    """Run one SELECT and return its rows.

    Args:
        client: a boto3 `redshift-data` client.
        sql: the statement.

    Raises:
        RuntimeError: with the warehouse's message, when it fails.
    """
    statement = client.execute_statement(Sql=sql, **WAREHOUSE)["Id"]
    while (state := client.describe_statement(Id=statement))["Status"] not in {"FINISHED", "FAILED", "ABORTED"}:
        time.sleep(0.02)
    if state["Status"] != "FINISHED":
        raise RuntimeError(state.get("Error", state["Status"]))
    pages = client.get_paginator("get_statement_result").paginate(Id=statement)
    return [tuple(_value(cell) for cell in record) for page in pages for record in page["Records"]]


def _value(cell: dict[str, Any]) -> Any:
    """A cell is a mapping of its kind (`stringValue`, `longValue`, ...) to its value."""
    ((kind, value),) = cell.items()
    return None if kind == "isNull" else value
