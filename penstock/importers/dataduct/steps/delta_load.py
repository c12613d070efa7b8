"""delta-load: rows that are newer than the newest of a table."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType, Writes
from penstock.importers.dataduct.table_rows import rows_of, with_history


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """The same; the window is a number of days."""
    values = step.values
    keys = {**rows_of(step, context), "watermark": values.text("date_column", required=True) or ""}
    window = values.whole("window")
    if window:
        keys["window"] = f"{window} day" if window == 1 else f"{window} days"
    values.flag("delete_existing")
    return with_history(step, context, NewStep("delta-load", keys, values.place))


STEP = StepType("delta-load", "DeltaLoadStep", translate, reads=Reads.ORDER, writes=Writes.PHANTOM)
