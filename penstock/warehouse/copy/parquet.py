"""COPY of Parquet files: columns by their order, values by their types, all rows or none.

https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html
"""

# ruff: noqa: S608 (names and strings are quoted by `quoted` and `literal`)

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.tables import ColumnDefinition, TableName, literal, quoted

_NESTED = re.compile(r"^(STRUCT|MAP|UNION)\(|\]$")
"""DuckDB's types of structures, maps and lists."""


def insert_parquet(
    connection: DuckDBPyConnection,
    table: TableName,
    columns: Sequence[ColumnDefinition],
    path: Path,
    uri: str,
    *,
    nested_as_json: bool,
) -> int:
    """Insert the rows of a file, and tell how many they were.

    Args:
        connection: the statement's own.
        table: takes the rows.
        columns: those of the table, in the order of the file's.
        path: the file.
        uri: where it came from.
        nested_as_json: whether structures, lists and maps may become values of SUPER.

    Raises:
        WarehouseError: where it is no Parquet file, has more or fewer columns, or nested ones that have no place.
    """
    source = f"read_parquet({literal(str(path))})"
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
        found = {str(name): str(type_) for name, type_, *_ in described}
    except duckdb.Error as error:
        raise WarehouseError(f"'{uri}' is not a readable Parquet file: {str(error).partition(chr(10))[0]}") from None
    if len(found) != len(columns):
        raise WarehouseError(
            "Unmatched number of columns between table and file. "
            f"Table columns: {len(columns)}, Data columns: {len(found)}, File name: {uri}"
        )
    for (name, type_), column in zip(found.items(), columns, strict=True):
        if _NESTED.search(type_) and not (nested_as_json and column.type.name == "super"):
            raise WarehouseError(
                f"The column '{name}' of '{uri}' is nested: it needs SERIALIZETOJSON and a column of SUPER"
            )
    names = ", ".join(quoted(column.name) for column in columns)
    values = ", ".join(
        f"CAST({quoted(name)} AS {column.type.duckdb})" for name, column in zip(found, columns, strict=True)
    )
    row = connection.execute(f"INSERT INTO {table.sql} ({names}) SELECT {values} FROM {source}").fetchone()
    return int(row[0]) if row else 0
