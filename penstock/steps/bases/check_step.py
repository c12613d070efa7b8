"""The base of steps that check data of the warehouse.

A check is a query that gives a row for each thing that is wrong. What it finds is noted in `penstock_checks`, in a
transaction of its own, so that it stays when the check then fails the activity. SQL has no word for failing: a text
that is no number is cast to one, and the warehouse's message has the text in it.
"""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import Literal

from pydantic import Field

from penstock.steps.bases.warehouse_step import WarehouseStep

RESULTS = """\
CREATE TABLE IF NOT EXISTS penstock_checks (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    checked_at     TIMESTAMP     NOT NULL,
    found          BIGINT        NOT NULL
)
SORTKEY (checked_at)"""


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
        from penstock.tables.sql.transaction import script

        return script(self._statements(assets, pipeline))

    def _statements(self, assets: Path, pipeline: str) -> tuple[str, ...]:
        from penstock.tables.names import literal

        counted = f"(\nSELECT COUNT(*) AS found FROM (\n{self.wrong_rows(assets)}\n) AS wrong\n) AS counted"
        noted = ("BEGIN", RESULTS, *self.needed(), note_found(pipeline, self.name, counted), "COMMIT")
        if self.on_failure == "warn":
            return noted
        message = f"CAST(found AS VARCHAR(20)) || {literal(' ' + self.complaint)}"
        return (*noted, tell_found(message, counted))


def note_found(pipeline: str, step: str, source: str) -> str:
    """Write the statement that notes what a check has found.

    Args:
        pipeline: its name.
        step: the check.
        source: what FROM takes: one row, whose column `found` is the number of things that are wrong.
    """
    from penstock.tables.names import literal

    return (
        "INSERT INTO penstock_checks (pipeline, step, interval_start, checked_at, found)\n"
        f"SELECT {literal(pipeline)}, {literal(step)}, "
        f"CAST('#{{@scheduledStartTime}}' AS TIMESTAMP), GETDATE(), found\nFROM {source}"
    )


def tell_found(message: str, source: str) -> str:
    """Write the statement that fails where something was found.

    Args:
        message: what is said then, as SQL that is no number.
        source: as for `note_found`.
    """
    return f"SELECT CAST(CASE WHEN found > 0 THEN {message} ELSE '0' END AS INTEGER) AS found\nFROM {source}"
