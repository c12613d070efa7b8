"""reload-prod-table: a table that people read gets the rows of its staging table."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from penstock.steps.bases.table_step import filling_script
from penstock.steps.bases.warehouse_step import WarehouseStep
from penstock.steps.keys.ordering import RowOrder
from penstock.steps.keys.types import SourceName, TableName
from penstock.steps.parts.table_files import source_of


class ReloadProdTable(RowOrder, WarehouseStep):
    """Replaces all rows of a table by those of its staging table.

    Compiles to an SqlActivity, as `reload-table` does: one transaction, which creates the table where it is missing and
    notes the load in `penstock_loads`. Readers keep the old rows until it is over. Where the table has a PRIMARY KEY,
    one row of each key stays: the first in `order_by`.
    """

    TABLES_WRITTEN = ("destination",)
    TABLES_READ = ("source",)

    type: Literal["reload-prod-table"]
    source: SourceName = Field(description="The table to read from: `table` or `schema.table`")
    destination: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")

    @property
    def replaces_rows(self) -> bool:
        """Always."""
        return True

    def script(self, assets: Path, pipeline: str) -> str:
        """Write that of `reload-table`."""
        from penstock.tables.sql.reload import reload

        source, order = source_of(assets, self.source), self.order
        return filling_script(
            assets, pipeline, self.name, self.destination, lambda table, also: reload(table, source, order, also=also)
        )
