"""The base of steps that check data of the warehouse: a query gives a row for each thing that is wrong."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Literal

from pydantic import Field

from penstock.steps.bases.warehouse_step import WarehouseStep
from penstock.steps.parts.check_script import check_script


class CheckStep(WarehouseStep):
    """A step whose query must give no rows."""

    on_failure: Literal["fail", "warn"] = Field(
        default="fail", description="What happens when rows are found: the activity fails, or they are only noted"
    )

    @abstractmethod
    def wrong_rows(self, assets: Path) -> str:
        """The query that gives a row for each thing that is wrong.

        Raises:
            TableError: where there is no such query.
        """

    def needed(self) -> tuple[str, ...]:
        """Statements that make what the query reads, where it may be missing."""
        return ()

    @property
    @abstractmethod
    def complaint(self) -> str:
        """What is said when rows are found, after their number."""

    def script(self, assets: Path, pipeline: str) -> str:
        """Note what is found, and fail where that is wanted."""
        from penstock.tables.names import literal

        return check_script(
            pipeline,
            self.name,
            f"(\nSELECT COUNT(*) AS found FROM (\n{self.wrong_rows(assets)}\n) AS wrong\n) AS counted",
            f"CAST(found AS VARCHAR(20)) || {literal(' ' + self.complaint)}",
            before=self.needed(),
            fails=self.on_failure == "fail",
        )
