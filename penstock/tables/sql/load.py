"""Load: rows of files in S3 replace those of a table, or are added to them.

COPY fills a temporary table first, so that everything that can fail for the data's sake has been done before the table
itself is touched: readers keep the old rows until the load commits.
"""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written)

from __future__ import annotations

from collections.abc import Sequence

from penstock.diagnostics.suggestion import listed
from penstock.tables.model import Column, Table
from penstock.tables.names import quoted
from penstock.tables.sql.copying import Files, copy_into
from penstock.tables.sql.create import create_temporary, drop_temporary
from penstock.tables.sql.layout import names
from penstock.tables.sql.staging import staged_name


def load(
    table: Table,
    files: Sequence[Files],
    *,
    columns: Sequence[str] | None = None,
    replace: bool = True,
    unless: str | None = None,
    max_errors: int = 0,
    also: Sequence[str] = (),
) -> tuple[str, ...]:
    """Load files into a table.

    Args:
        table: the table.
        files: what each COPY reads.
        columns: the columns of the files, in order; by default all of the table that an INSERT may give.
        replace: the rows replace those of the table; otherwise they are added.
        unless: a condition of SQL under which no row is loaded, such as that they have been loaded before.
        max_errors: how many rows of one COPY may be refused.
        also: runs while the rows are still staged.

    Raises:
        TableError: for columns that the table does not have or cannot be given, or lacks.
    """
    given = given_columns(table, columns)
    name = staged_name(table)
    listed_names = names(given)
    statements = list(
        create_temporary(name, given, required=[item for item in given if not item.nullable], distkey=table.distkey)
    )
    for item in files:
        statements += copy_into(name, item, max_errors)
    if unless is not None:
        statements.append(f"DELETE FROM {quoted(name)}\nWHERE {unless}")
    if replace:
        statements.append(f"DELETE FROM {table.sql}")
    return (
        *statements,
        f"INSERT INTO {table.sql} ({listed_names})\nSELECT {listed_names}\nFROM {quoted(name)}",
        *also,
        *drop_temporary(name),
    )


def given_columns(table: Table, columns: Sequence[str] | None) -> tuple[Column, ...]:
    """Choose the columns that files give.

    Raises:
        TableError: for one that the table does not have, that is named twice or that numbers itself, or where one is
            left out that cannot be.
    """
    candidates = tuple(column for column in table.columns if column.is_given)
    if columns is None:
        return candidates
    chosen: list[Column] = []
    for wanted in columns:
        column = table.require(wanted)
        if column in chosen:
            raise table.error(f"the column {column.sql} of {table.sql} is named twice")
        if not column.is_given:
            raise table.error(f"the column {column.sql} of {table.sql} is an IDENTITY, which takes no values")
        chosen.append(column)
    missing = [item.sql for item in candidates if not (item in chosen or item.nullable or item.fills_itself)]
    if missing:
        raise table.error(f"{listed(missing)} of {table.sql} must have a value, and has no DEFAULT: name all of them")
    return tuple(chosen)
