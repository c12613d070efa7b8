"""CREATE TABLE: as the author wrote it, and as a temporary table for rows on their way.

A temporary table is written out, not made with LIKE: types and lengths stay exactly those of the file, an IDENTITY
column is left out instead of being numbered twice, and a table that drifted from its file is noticed.
https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html
"""

from __future__ import annotations

from collections.abc import Sequence

from penstock.tables.model import Column, Table
from penstock.tables.names import quoted
from penstock.tables.sql.layout import indented


def create_if_missing(table: Table) -> tuple[str, ...]:
    """Create a table in its author's own words, and its schema where they say so; what is there stays as it is.

    What they grant is granted every time.
    """
    return (*((table.schema_source,) if table.schema_source else ()), table.source, *table.following)


def create_temporary(
    name: str, columns: Sequence[Column], *, required: Sequence[Column] = (), distkey: str | None = None
) -> tuple[str, ...]:
    """Create a temporary table; only the `required` columns are NOT NULL."""
    lines = [_column(column, required=column in required) for column in columns]
    attributes = f"\nDISTKEY ({quoted(distkey)})" if distkey in {column.name for column in columns} and distkey else ""
    return (f"CREATE TEMP TABLE {quoted(name)} (\n{indented(lines)}\n){attributes}",)


def drop_temporary(name: str) -> tuple[str, ...]:
    """Drop a temporary table; an unqualified name means the session's own first."""
    return (f"DROP TABLE {quoted(name)}",)


def _column(column: Column, *, required: bool) -> str:
    collate = f" COLLATE {column.collate}" if column.collate else ""
    return f"{column.sql} {column.type.text}{collate}" + (" NOT NULL" if required else "")
