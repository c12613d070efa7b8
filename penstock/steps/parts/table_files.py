"""The DDL files of tables, among the assets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what reads SQL takes long to load, and most specs have none of these steps
    from penstock.tables.model import Table
    from penstock.tables.source import Source

TABLES = "tables"
"""The folder of DDL files, in that of the assets."""


def table_file(name: str) -> str:
    """The DDL file of a table, as findings name it."""
    return f"assets/{TABLES}/{name}.sql"


def read_table(assets: Path, name: str) -> Table:
    """Read the definition of a table.

    Raises:
        TableError: with the file, and the place in it.
    """
    from penstock.tables.errors import TableError
    from penstock.tables.parser import parse_table

    text = (assets / TABLES / f"{name}.sql").read_text(encoding="utf-8")
    try:
        return replace(parse_table(text), file=table_file(name))
    except TableError as error:
        raise error.within(file=table_file(name)) from None


def source_of(assets: Path, name: str) -> Source:
    """Take the rows of a table; its columns are known where it has a DDL file.

    Raises:
        TableError: with the place in the file.
    """
    from penstock.tables.source import from_name, from_table

    if (assets / TABLES / f"{name}.sql").is_file():
        return from_table(read_table(assets, name))
    schema, _, table = name.rpartition(".")
    return from_name(schema or None, table)
