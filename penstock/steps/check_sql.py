"""check-sql: a query that must give no rows."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from penstock.steps.bases.check_step import CheckStep
from penstock.steps.keys.types import Text


class CheckSql(CheckStep):
    """Runs a query that gives a row for each thing that is wrong.

    Compiles to an SqlActivity. The number of rows is noted in `penstock_checks`; then the activity fails, with that
    number in its reason, or goes on where `on_failure` is `warn`.
    """

    SQL_CHECKED = ("query",)

    type: Literal["check-sql"]
    query: Text = Field(description="A SELECT that gives no rows where all is well")

    def wrong_rows(self, assets: Path) -> str:
        """The rows of the query."""
        from penstock.tables.source import from_query

        del assets
        return f"SELECT 1 AS wrong FROM {from_query(self.query).sql} AS found"  # noqa: S608 - the user's own query

    @property
    def complaint(self) -> str:
        """Of which check."""
        return f"rows found by {self.name}"
