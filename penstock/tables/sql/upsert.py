"""Upsert: rows replace those with the same key, and are added where there is none.

DELETE and INSERT, not MERGE: MERGE stops where two rows match one, while DELETE also heals a table that already holds
a key twice; and its short form wants the very same columns on both sides, which an IDENTITY or a DEFAULT spoils. The
price is that an IDENTITY column gives a replaced row a new number.
https://docs.aws.amazon.com/redshift/latest/dg/t_updating-inserting-using-staging-tables-.html,
https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html
"""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written)

from __future__ import annotations

from collections.abc import Sequence

from penstock.tables.model import Table
from penstock.tables.names import quoted
from penstock.tables.source import Source
from penstock.tables.sql.create import drop_temporary
from penstock.tables.sql.layout import matching, names
from penstock.tables.sql.ordering import Order
from penstock.tables.sql.staging import stage


def upsert(
    table: Table,
    source: Source,
    order_by: Sequence[Order] = (),
    *,
    where: str | None = None,
    also: Sequence[str] = (),
) -> tuple[str, ...]:
    """Put the source's rows into the table, by its PRIMARY KEY.

    `where` narrows the source, whose rows are called `src`; `also` runs while the rows are still staged.

    Raises:
        TableError: where the table has no key, or the source lacks a column.
    """
    key = table.matching_key()
    staged = stage(table, source, columns=table.columns, key=key, order_by=order_by, where=where)
    columns = names(staged.columns)
    return (
        *staged.statements,
        f"DELETE FROM {table.sql}\nUSING {staged.sql}\nWHERE {matching(key, quoted(table.name), staged.sql)}",
        f"INSERT INTO {table.sql} ({columns})\nSELECT {columns}\nFROM {staged.sql}",
        *also,
        *drop_temporary(staged.name),
    )
