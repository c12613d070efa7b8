"""Queries that say what is wrong with the rows of a table: none where all is well."""

from __future__ import annotations

from penstock.tables.model import Table
from penstock.tables.names import literal, quoted
from penstock.tables.sql.layout import names


def duplicate_keys(table: Table) -> str:
    """Give each PRIMARY KEY that is there more than once, and how often; Redshift does not enforce keys.

    Raises:
        TableError: where the table has no key.
    """
    key = names(table.key())
    rows = f"SELECT {key}, COUNT(*) AS penstock_rows\nFROM {table.sql}"
    return f"{rows}\nGROUP BY {key}\nHAVING COUNT(*) > 1\nORDER BY {key}"


def null_keys(table: Table) -> str:
    """Count the rows whose PRIMARY KEY has a NULL, in one row, if there are any.

    Raises:
        TableError: where the table has no key.
    """
    missing = " OR ".join(f"{column.sql} IS NULL" for column in table.key())
    return f"SELECT COUNT(*) AS penstock_rows\nFROM {table.sql}\nWHERE {missing}\nHAVING COUNT(*) > 0"


def stale(log: Table, table: Table, age: tuple[int, str]) -> str:
    """Give one row where the load log has no load of a table that finished within an age, such as 2 `hours`.

    A table may have been loaded under its name alone, or with `public`, the default schema.
    """
    count, unit = age
    name = quoted(table.name)
    spellings = (name, f"public.{name}") if table.schema in {None, "public"} else (table.sql,)
    known = ", ".join(map(literal, spellings))
    loads = f"SELECT MAX(finished_at) AS latest\nFROM {log.sql}\nWHERE table_name IN ({known})"
    late = f"latest IS NULL OR latest < DATEADD({unit.removesuffix('s')}, -{count}, GETDATE())"
    return f"SELECT 1 AS penstock_rows\nFROM (\n{loads}\n) AS loads\nWHERE {late}"


def row_count(table: Table) -> str:
    """Count all rows."""
    return f"SELECT COUNT(*) AS penstock_rows\nFROM {table.sql}"
