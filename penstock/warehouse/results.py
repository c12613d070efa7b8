"""From DuckDB's results to the warehouse's."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from duckdb import DuckDBPyConnection

from penstock.warehouse.result import Column, Result
from penstock.warehouse.types import RedshiftType

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
    "INTERVAL": ("interval", 16),
}

_ASKED = {
    # DuckDB would need pytz to hand these over.
    "timestamptz": "#{} AT TIME ZONE 'UTC'",
    # Python would make days of months.
    "interval": "replace(CAST(#{} AS VARCHAR), 'month', 'mon')",
}
"""What is asked for in the place of a column of these types."""


def query(connection: DuckDBPyConnection, sql: str) -> Result:
    """Run a query and read all rows; what has a time zone comes in UTC, intervals come as texts."""
    connection.execute(sql)
    columns = tuple(_column(str(item[0]), str(item[1])) for item in connection.description or ())
    asked = {index: _ASKED[column.type_name] for index, column in enumerate(columns) if column.type_name in _ASKED}
    if not asked:
        rows = tuple(connection.fetchall())
        return Result(columns, rows, len(rows))
    items = ", ".join(asked.get(i, "#{}").format(i + 1) for i in range(len(columns)))
    zoned = {index for index, column in enumerate(columns) if column.type_name == "timestamptz"}
    connection.execute(f"SELECT {items} FROM ({sql})")  # noqa: S608 - the user's own query
    rows = tuple(_in_utc(row, zoned) for row in connection.fetchall())
    return Result(columns, rows, len(rows))


def _in_utc(row: tuple[Any, ...], zoned: set[int]) -> tuple[Any, ...]:
    return tuple(
        value.replace(tzinfo=UTC) if index in zoned and value is not None else value for index, value in enumerate(row)
    )


def affected(connection: DuckDBPyConnection) -> Result:
    """Read the count of rows that an INSERT, UPDATE or DELETE has just changed."""
    row: tuple[Any, ...] | None = connection.fetchone()
    return Result(rows_affected=int(row[0]) if row else 0)


def column_of(name: str, type_: RedshiftType) -> Column:
    """Describe a column of a type."""
    if type_.name == "numeric":
        return Column(name, "numeric", type_.arguments[0], type_.arguments[1])
    precision = type_.length if type_.is_text else next(p for n, p in _NAMES.values() if n == type_.name)
    return Column(name, type_.name, precision)


def _column(name: str, duckdb_type: str) -> Column:
    if duckdb_type.startswith("DECIMAL("):
        precision, _, scale = duckdb_type.removeprefix("DECIMAL(").removesuffix(")").partition(",")
        return Column(name, "numeric", int(precision), int(scale))
    type_name, precision_ = _NAMES.get(duckdb_type, ("varchar", 65535))
    return Column(name, type_name, precision_)
