"""reload: all rows of a table are replaced."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType, Writes
from penstock.importers.dataduct.table_rows import rows_of, with_history


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """The same."""
    step.values.flag("delete_existing")  # it is what a reload is
    return with_history(step, context, NewStep("reload-table", rows_of(step, context), step.values.place))


STEP = StepType("reload", "ReloadStep", translate, reads=Reads.ORDER, writes=Writes.PHANTOM)
