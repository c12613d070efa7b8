"""check-freshness: a table has been loaded within some time."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from penstock.steps.bases.check_step import CheckStep
from penstock.steps.keys.types import PeriodText, TableName
from penstock.steps.parts.table_files import read_table


class CheckFreshness(CheckStep):
    """Checks that a load of a table has finished within some time before now.

    Compiles to an SqlActivity, which looks into `penstock_loads`: there, the steps that load tables note each load,
    whichever pipeline they are in; `copy-into-redshift` does not with `log: false`, and `run-sql` never. What it finds
    is noted in `penstock_checks`; then the activity fails, which raises the alarms of the step, or goes on where
    `on_failure` is `warn`. A load that failed, or one that waits, is not in the log, so a table that is late is told of
    by a pipeline that is not.
    """

    TABLES_CHECKED = ("table",)

    type: Literal["check-freshness"]
    table: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")
    no_older_than: PeriodText = Field(description="The longest time since its last load, such as 26 hours")

    def wrong_rows(self, assets: Path) -> str:
        """One, where there was no such load."""
        from penstock.tables.parser import parse_table
        from penstock.tables.sql.checks import stale
        from penstock.tables.sql.load_log import DEFINITION

        age = (self.no_older_than.count, self.no_older_than.unit)
        return stale(parse_table(DEFINITION), read_table(assets, self.table), age)

    def needed(self) -> tuple[str, ...]:
        """The load log, for nothing may have been loaded yet."""
        from penstock.tables.parser import parse_table
        from penstock.tables.sql.create import create_if_missing
        from penstock.tables.sql.load_log import DEFINITION

        return create_if_missing(parse_table(DEFINITION))

    @property
    def complaint(self) -> str:
        """Of which table, and since when."""
        return f"table not loaded in {self.no_older_than}: {self.table}"
