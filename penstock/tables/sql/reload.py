"""Reload: all rows of a table are replaced.

DELETE, not TRUNCATE: on Redshift TRUNCATE commits at once, and a load that fails after it leaves an empty table.
https://docs.aws.amazon.com/redshift/latest/dg/r_TRUNCATE.html
"""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written)

from __future__ import annotations

from collections.abc import Sequence

from penstock.tables.model import Table
from penstock.tables.source import Source
from penstock.tables.sql.create import drop_temporary
from penstock.tables.sql.layout import names
from penstock.tables.sql.ordering import Order
from penstock.tables.sql.staging import stage


def reload(
    table: Table, source: Source, order_by: Sequence[Order] = (), *, also: Sequence[str] = ()
) -> tuple[str, ...]:
    """Replace all rows with the source's: one for each key, or all where the table has no PRIMARY KEY.

    The rows are fetched before the old ones go, so that the source may read the table itself. `also` runs while they
    are still staged.

    Raises:
        TableError: where the source lacks a column, or rows cannot be told apart by the key.
    """
    key = table.matching_key() if table.primary_key else ()
    staged = stage(table, source, columns=table.columns, key=key, order_by=order_by)
    columns = names(staged.columns)
    return (
        *staged.statements,
        f"DELETE FROM {table.sql}",
        f"INSERT INTO {table.sql} ({columns})\nSELECT {columns}\nFROM {staged.sql}",
        *also,
        *drop_temporary(staged.name),
    )
