"""check-row-count: as many rows in the warehouse as where they come from."""

# ruff: noqa: S608 (names were checked, and queries are the user's own)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from penstock.steps.bases.source_check import SourceCheck, Tolerance, percent
from penstock.steps.keys.choices import require_one
from penstock.steps.keys.types import SourceName, Text
from penstock.steps.parts.table_files import source_of

if TYPE_CHECKING:  # what reads SQL takes long to load
    from penstock.tables.sql.copying import Files


class CheckRowCount(SourceCheck):
    """Compares the number of rows of a database's table or query with that of the warehouse.

    Compiles to a CopyActivity that counts in the database, and an SqlActivity that counts in the warehouse. The
    difference is noted in `penstock_checks`, 0 where the tolerance allows it; then the activity fails, with both
    numbers in its reason, or goes on where `on_failure` is `warn`.
    """

    TABLES_CHECKED = ("warehouse_table",)
    SQL_CHECKED = ("warehouse_query",)

    type: Literal["check-row-count"]
    warehouse_table: SourceName | None = Field(
        default=None, description="The table of the warehouse whose rows are counted"
    )
    warehouse_query: Text | None = Field(
        default=None, description="A SELECT of the warehouse whose rows are counted, instead of a table"
    )
    tolerance: Tolerance = Field(default=0, description="By how many per cent of the database's number they may differ")

    def check_keys(self) -> None:
        """One source is needed, and one of the warehouse."""
        super().check_keys()
        require_one(self, "warehouse_table", "warehouse_query")

    def source_query(self, assets: Path, engine: str) -> str:
        """Count."""
        del assets, engine
        # On lines of its own, since a comment may stand at the end.
        source = self.table if self.sql is None else f"(\n{self.sql}\n) AS source"
        return f"SELECT COUNT(*) FROM {source}"

    def comparison(self, assets: Path, files: Files) -> tuple[str, ...]:
        """Compare."""
        from penstock.tables.source import from_query
        from penstock.tables.sql.source_checks import compare_counts

        here = (
            source_of(assets, self.warehouse_table or "")
            if self.warehouse_query is None
            else from_query(self.warehouse_query)
        )
        return compare_counts(here.sql, files, percent(self.tolerance))
