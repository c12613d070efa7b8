"""From DuckDB's results to the warehouse's."""

from __future__ import annotations

from typing import Any

from duckdb import DuckDBPyConnection

from penstock.warehouse.result import Column, Result

_NAMES = {
    "BOOLEAN": ("bool", 1),
    "TINYINT": ("int2", 5),
    "SMALLINT": ("int2", 5),
    "INTEGER": ("int4", 10),
    "BIGINT": ("int8", 19),
    "HUGEINT": ("int8", 19),  # DuckDB's sum() of integers; Redshift's is a BIGINT
    "FLOAT": ("float4", 8),
    "DOUBLE": ("float8", 17),
    "VARCHAR": ("varchar", 65535),
    "DATE": ("date", 13),
    "TIME": ("time", 15),
    "TIMESTAMP": ("timestamp", 29),
    "TIMESTAMP WITH TIME ZONE": ("timestamptz", 35),
    "JSON": ("super", 0),
}


def fetch(connection: DuckDBPyConnection) -> Result:
    """Read all rows of the query that has just run."""
    columns = tuple(_column(str(item[0]), str(item[1])) for item in connection.description or ())
    rows = tuple(connection.fetchall())
    return Result(columns, rows, len(rows))


def affected(connection: DuckDBPyConnection) -> Result:
    """Read the count of rows that an INSERT, UPDATE or DELETE has just changed."""
    row: tuple[Any, ...] | None = connection.fetchone()
    return Result(rows_affected=int(row[0]) if row else 0)


def _column(name: str, duckdb_type: str) -> Column:
    if duckdb_type.startswith("DECIMAL("):
        precision, _, scale = duckdb_type.removeprefix("DECIMAL(").removesuffix(")").partition(",")
        return Column(name, "numeric", int(precision), int(scale))
    type_name, precision_ = _NAMES.get(duckdb_type, ("varchar", 65535))
    return Column(name, type_name, precision_)
