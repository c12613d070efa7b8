"""upsert: rows of the warehouse replace those with the same key, and are added where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from penstock.steps.bases.table_step import TableStep
from penstock.steps.keys.ordering import RowOrder

if TYPE_CHECKING:
    from penstock.tables.model import Table
    from penstock.tables.source import Source


class Upsert(RowOrder, TableStep):
    """Puts rows into a table by its PRIMARY KEY: those with the same key are replaced, others are added.

    Compiles to an SqlActivity: one transaction, which creates the table where it is missing and notes the load in
    `penstock_loads`. Of several rows with one key the first in `order_by` stays, and of equal ones always the same;
    running it again gives the same rows.
    """

    type: Literal["upsert"]

    def statements(self, table: Table, source: Source, also: tuple[str, ...]) -> tuple[str, ...]:
        """Delete what the source has a row for, and insert its rows."""
        from penstock.tables.sql.upsert import upsert

        return upsert(table, source, self.order, also=also)
