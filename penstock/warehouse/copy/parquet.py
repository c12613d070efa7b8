"""COPY of Parquet files: columns by their order, values by their types, all rows or none.

https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html
"""

# ruff: noqa: S608 (names and strings are quoted by `quoted` and `literal`)

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.tables import ColumnDefinition, TableName, literal, quoted


def insert_parquet(
    connection: DuckDBPyConnection, table: TableName, columns: Sequence[ColumnDefinition], path: Path, uri: str
) -> int:
    """Insert the rows of a file, and tell how many they were.

    Raises:
        WarehouseError: where it is no Parquet file, or has more or fewer columns.
    """
    source = f"read_parquet({literal(str(path))})"
    try:
        found = [str(row[0]) for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()]
    except duckdb.Error as error:
        raise WarehouseError(f"'{uri}' is not a readable Parquet file: {str(error).partition(chr(10))[0]}") from None
    if len(found) != len(columns):
        raise WarehouseError(
            "Unmatched number of columns between table and file. "
            f"Table columns: {len(columns)}, Data columns: {len(found)}, File name: {uri}"
        )
    names = ", ".join(quoted(column.name) for column in columns)
    values = ", ".join(
        f"CAST({quoted(name)} AS {column.type.duckdb})" for name, column in zip(found, columns, strict=True)
    )
    row = connection.execute(f"INSERT INTO {table.sql} ({names}) SELECT {values} FROM {source}").fetchone()
    return int(row[0]) if row else 0
