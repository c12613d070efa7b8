"""Which of several rows with one key stays."""

from __future__ import annotations

from dataclasses import dataclass

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.tables.draft import identifier
from penstock.tables.model import Table
from penstock.tables.names import folded, quoted
from penstock.tables.source import Source
from penstock.tables.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Order:
    """A column of the source; the first row in this order stays. NULL comes last either way."""

    column: str
    descending: bool = False


def parse_order(text: str) -> Order:
    """Read `column`, `column ASC` or `column DESC`.

    Raises:
        TableError: for something else; its place is within `text`.
    """
    reader = TokenReader(text)
    name = identifier(reader.name())
    descending = reader.accept("DESC")
    if not descending:
        reader.accept("ASC")
    if not reader.at_end:
        raise reader.error("ASC, DESC or nothing more")
    return Order(name, descending)


def order_sql(order: Order, table: Table, source: Source) -> str:
    """Write one item of ORDER BY.

    Raises:
        TableError: for a column that the source is known not to have.
    """
    if source.columns is not None and folded(order.column) not in {folded(name) for name in source.columns}:
        hint = did_you_mean(order.column, source.columns) or f"its columns are {listed(source.columns)}"
        raise table.error(f"the source has no column '{order.column}' to order by; {hint}", order.column)
    return f"src.{quoted(order.column)}{' DESC' if order.descending else ''} NULLS LAST"
