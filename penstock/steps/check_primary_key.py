"""check-primary-key: no key stands twice, and none is NULL."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from penstock.steps.bases.check_step import CheckStep
from penstock.steps.keys.types import TableName
from penstock.steps.parts.table_files import read_table


class CheckPrimaryKey(CheckStep):
    """Checks the PRIMARY KEY of a table, which Redshift does not enforce: no key twice, and no NULL in one.

    Compiles to an SqlActivity. What it finds is noted in `penstock_checks`; then the activity fails, with the number of
    keys in its reason, or goes on where `on_failure` is `warn`.
    """

    TABLES_CHECKED = ("table",)

    type: Literal["check-primary-key"]
    table: TableName = Field(description="`table` or `schema.table`; its DDL is assets/tables/NAME.sql")

    def wrong_rows(self, assets: Path) -> str:
        """Keys that stand twice, and those with a NULL."""
        from penstock.tables.sql.checks import duplicate_keys, null_keys

        table = read_table(assets, self.table)
        twice = f"SELECT 1 AS wrong FROM (\n{duplicate_keys(table)}\n) AS twice"  # noqa: S608 - written by penstock.tables
        missing = f"SELECT 1 AS wrong FROM (\n{null_keys(table)}\n) AS missing"  # noqa: S608 - likewise
        return f"{twice}\nUNION ALL\n{missing}"

    @property
    def complaint(self) -> str:
        """Of which table."""
        return f"wrong keys in {self.table}"
