"""Delta load: an upsert of what is new since the last one."""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from penstock.tables.model import Column, Table
from penstock.tables.source import Source
from penstock.tables.sql.ordering import Order
from penstock.tables.sql.upsert import upsert

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Window:
    """How far before the newest row to look again; `unit` is None for a watermark that is a number."""

    amount: int
    unit: Unit | None = None


def delta_load(
    table: Table,
    source: Source,
    watermark: str,
    window: Window | None = None,
    order_by: Sequence[Order] = (),
    *,
    also: Sequence[str] = (),
) -> tuple[str, ...]:
    """Upsert the source's rows whose watermark is the table's newest, less the window, or later.

    An empty table takes all rows. A row whose watermark is NULL is never new. Of rows with one key the newest stays,
    unless `order_by` says otherwise.

    Raises:
        TableError: where the watermark is no date, time stamp or number, or the window does not fit it.
    """
    column = table.require(watermark)
    newest = _newest(table, column, watermark, window)
    where = f"src.{column.sql} >= COALESCE((SELECT {newest} FROM {table.sql}), src.{column.sql})"
    return upsert(table, source, order_by or (Order(column.name, descending=True),), where=where, also=also)


def _newest(table: Table, column: Column, watermark: str, window: Window | None) -> str:
    newest = f"MAX({column.sql})"
    if not (column.type.is_number or column.type.is_time):
        raise table.error(
            f"the watermark {column.sql} of {table.sql} is a {column.type.text};"
            " a watermark is a number, a DATE, a TIMESTAMP or a TIMESTAMPTZ",
            watermark,
        )
    if window is None or window.amount == 0:
        return newest
    if window.amount < 0:
        raise table.error(f"found a window of {window.amount}, expected how far to look back: 0 or more")
    if column.type.is_time != (window.unit is not None):
        wanted = "a unit, such as day" if column.type.is_time else "no unit"
        raise table.error(f"the window of the watermark {column.sql}, a {column.type.text}, takes {wanted}", watermark)
    if window.unit is None:
        return f"{newest} - {window.amount}"
    return f"DATEADD({window.unit}, -{window.amount}, {newest})"
