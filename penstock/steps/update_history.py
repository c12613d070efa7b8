"""update-history: every version of a row, with the time in which it held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from penstock.steps.bases.table_step import TableStep
from penstock.steps.keys.ordering import OrderText, RowOrder
from penstock.steps.keys.types import Text

if TYPE_CHECKING:
    from penstock.tables.model import Table
    from penstock.tables.source import Source


class UpdateHistory(RowOrder, TableStep):
    """Keeps every version of the rows of a source (a slowly changing dimension of type 2).

    Compiles to an SqlActivity: one transaction, which creates the table where it is missing and notes the load in
    `penstock_loads`. A version holds from `valid_from` up to `valid_to`, which is NULL for the one that holds now; the
    time is the start of the run's interval, so that running an interval again changes nothing. Time goes forward only:
    a run of an interval older than what is recorded, such as one of a backfill, changes nothing either.
    """

    type: Literal["update-history"]
    valid_from: Text = Field(default="valid_from", description="The column with the time from which a version holds")
    valid_to: Text = Field(default="valid_to", description="The column with the time up to which it held")
    is_current: Text | None = Field(
        default=None, description="A BOOLEAN column that is true in the version that holds now, by default none"
    )
    ends_missing: bool = Field(
        default=True, description="Whether a row is gone that the source lacks; false where it holds changes only"
    )
    order_by: list[OrderText] = Field(
        default_factory=list, description="Which of several rows with one key counts: the first"
    )

    def statements(self, table: Table, source: Source, also: tuple[str, ...]) -> tuple[str, ...]:
        """End what has changed, and add what is new."""
        from penstock.tables.sql.history import history
        from penstock.tables.sql.versions import Validity

        return history(
            table,
            source,
            "#{@scheduledStartTime}",
            validity=Validity(self.valid_from, self.valid_to, self.is_current),
            order_by=self.order,
            ends_missing=self.ends_missing,
            also=also,
        )
