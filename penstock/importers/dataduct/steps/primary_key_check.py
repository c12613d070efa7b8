"""primary-key-check: no key of a table stands twice."""

from __future__ import annotations

from penstock.importers.dataduct.checks import on_failure, own_program
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Check the table, or run the user's own program."""
    table = context.table(step.values, "table_definition", required=True)
    own = own_program(step, context)
    if own is not None:
        return own
    return [NewStep("check-primary-key", {"table": table or "", **on_failure(context)}, step.values.place)]


STEP = StepType("primary-key-check", "PrimaryKeyCheckStep", translate, writes=Writes.PHANTOM)
