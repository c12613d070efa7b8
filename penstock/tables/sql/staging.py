"""Rows on their way: a temporary table with one row for each key, always the same one.

All work that can fail for the data's sake is done here, before the table itself is touched. A row whose key has a NULL
is refused by the NOT NULL of the temporary table ("Cannot insert a NULL value into column ..."), and the load with it:
NULL matches nothing, so that such a row would come in once more with every run.
"""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penstock.tables.model import Column, Table
from penstock.tables.names import folded, quoted, temporary
from penstock.tables.source import Source
from penstock.tables.sql.create import create_temporary
from penstock.tables.sql.layout import indented, names
from penstock.tables.sql.ordering import Order, order_sql


@dataclass(frozen=True, slots=True)
class Staged:
    """The temporary table and the statements that make it."""

    name: str
    columns: tuple[Column, ...]
    statements: tuple[str, ...]

    @property
    def sql(self) -> str:
        """The name, quoted where needed."""
        return quoted(self.name)


def staged_name(table: Table) -> str:
    """Name the temporary table of a load; it holds the rows until the load's last statement."""
    return temporary("new", table.name)


def stage(
    table: Table,
    source: Source,
    *,
    columns: tuple[Column, ...],
    key: tuple[Column, ...],
    order_by: Sequence[Order] = (),
    where: str | None = None,
) -> Staged:
    """Copy the source's rows, one for each key; all of them where there is no key.

    `order_by` chooses the row that stays. Where it leaves a tie, all other columns decide, so that equal data gives
    equal rows, however the warehouse happens to read it.
    """
    name = staged_name(table)
    given = source.given(table, columns)
    create = create_temporary(name, given, required=key, distkey=table.distkey)
    rows = _ranked(table, source, given, key, order_by, where) if key else _plain(source, given, where)
    return Staged(name, given, (*create, f"INSERT INTO {quoted(name)} ({names(given)})\n{rows}"))


def _plain(source: Source, columns: Sequence[Column], where: str | None) -> str:
    lines = indented(f"src.{column.sql}" for column in columns)
    return f"SELECT\n{lines}\nFROM {source.sql} AS src" + (f"\nWHERE {where}" if where else "")


def _ranked(
    table: Table,
    source: Source,
    columns: Sequence[Column],
    key: Sequence[Column],
    order_by: Sequence[Order],
    where: str | None,
) -> str:
    ordered = {folded(order.column) for order in order_by}
    rest = [item for item in columns if item not in key and folded(item.name) not in ordered and item.type.is_ordered]
    order = [order_sql(item, table, source) for item in (*order_by, *(Order(item.name) for item in rest))]
    partition = ", ".join(f"src.{column.sql}" for column in key)
    window = f"PARTITION BY {partition}" + (f"\n            ORDER BY {', '.join(order)}" if order else "")
    lines = [f"src.{column.sql}" for column in columns]
    lines.append(f"ROW_NUMBER() OVER (\n            {window}\n        ) AS penstock_rank")
    return (
        f"SELECT {names(columns)}\nFROM (\n    SELECT\n{indented(lines, 2)}\n    FROM {source.sql} AS src"
        + (f"\n    WHERE {where}" if where else "")
        + "\n) AS ranked\nWHERE penstock_rank = 1"
    )
