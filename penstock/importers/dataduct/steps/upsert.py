"""upsert: rows of a table or a query replace those with the same key, and are added where there is none."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType, Writes
from penstock.importers.dataduct.table_rows import rows_of, with_history


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """The same by the table's PRIMARY KEY; all rows of the table go first where it says `delete_existing`."""
    keys: dict[str, Any] = rows_of(step, context)
    kind = "reload-table" if step.values.flag("delete_existing") else "upsert"
    return with_history(step, context, NewStep(kind, keys, step.values.place))


STEP = StepType("upsert", "UpsertStep", translate, reads=Reads.ORDER, writes=Writes.PHANTOM)
