"""The base of steps that fill a table of the warehouse with SQL."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from penstock.steps.bases.warehouse_step import WarehouseStep
from penstock.steps.keys.choices import require_one
from penstock.steps.keys.types import SourceName, TableName, Text
from penstock.steps.parts.table_files import read_table, source_of

if TYPE_CHECKING:  # what reads SQL takes long to load, and most specs have none of these steps
    from penstock.tables.model import Table
    from penstock.tables.source import Source


class TableStep(WarehouseStep):
    """A step that runs SQL on one table, in one transaction: readers see all of what it does, or nothing."""

    TABLES_WRITTEN = ("table",)
    TABLES_READ = ("source",)
    SQL = ("query",)

    table: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")
    source: SourceName | None = Field(default=None, description="The table to read from: `table` or `schema.table`")
    query: Text | None = Field(default=None, description="A SELECT to read from, instead of a table")

    def check_keys(self) -> None:
        """One source is needed."""
        require_one(self, "source", "query")

    @abstractmethod
    def statements(self, table: Table, source: Source, also: tuple[str, ...]) -> tuple[str, ...]:
        """The SQL that fills the table; `also` runs while the rows are still staged.

        Raises:
            TableError: where table and source do not fit.
        """

    def script(self, assets: Path, pipeline: str) -> str:
        """Create the table where it is missing, fill it and note the load."""
        source = self._source(assets)
        return filling_script(
            assets, pipeline, self.name, self.table, lambda table, also: self.statements(table, source, also)
        )

    def _source(self, assets: Path) -> Source:
        from penstock.tables.source import from_query

        return source_of(assets, self.source or "") if self.query is None else from_query(self.query)


def filling_script(
    assets: Path, pipeline: str, step: str, name: str, fill: Callable[[Table, tuple[str, ...]], tuple[str, ...]]
) -> str:
    """Write a script of one transaction that creates a table where it is missing, fills it and notes the load.

    Args:
        assets: the folder of tables.
        pipeline: name of the pipeline, for the note.
        step: name of the step, likewise.
        name: the table.
        fill: gives the statements for a table, and for what is to run while the rows are still staged.

    Raises:
        TableError: for a definition that cannot be read, or what `fill` finds.
    """
    from penstock.tables.parser import parse_table
    from penstock.tables.sql.create import create_if_missing
    from penstock.tables.sql.load_log import DEFINITION, LogEntry, log_load
    from penstock.tables.sql.transaction import in_transaction, script

    table, log = read_table(assets, name), parse_table(DEFINITION)
    entry = LogEntry(pipeline, step, "#{@scheduledStartTime}", "#{@scheduledEndTime}")
    filled = fill(table, log_load(log, table, entry))
    return script(in_transaction((*create_if_missing(table), *create_if_missing(log), *filled)))
