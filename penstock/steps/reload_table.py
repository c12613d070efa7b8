"""reload-table: all rows of a table are replaced by those of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from penstock.steps.bases.table_step import TableStep
from penstock.steps.keys.ordering import RowOrder

if TYPE_CHECKING:
    from penstock.tables.model import Table
    from penstock.tables.source import Source


class ReloadTable(RowOrder, TableStep):
    """Replaces all rows of a table by those of another table, or of a query.

    Compiles to an SqlActivity: one transaction, which creates the table where it is missing and notes the load in
    `penstock_loads`. Readers keep the old rows until it is over. Where the table has a PRIMARY KEY, one row of each key
    stays: the first in `order_by`.
    """

    type: Literal["reload-table"]

    @property
    def replaces_rows(self) -> bool:
        """Always."""
        return True

    def statements(self, table: Table, source: Source, also: tuple[str, ...]) -> tuple[str, ...]:
        """Delete all rows, and insert those of the source."""
        from penstock.tables.sql.reload import reload

        return reload(table, source, self.order, also=also)
