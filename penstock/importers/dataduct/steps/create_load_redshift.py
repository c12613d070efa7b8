"""create-load-redshift: a table is created where it is missing, and gets the rows of the files that are read."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.grants import grants_of
from penstock.importers.dataduct.load_arguments import load_keys
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType, Writes


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Replace the rows of the table, in one transaction."""
    before, sources = context.read_one(step)
    table = context.table(step.values, "table_definition", required=True)
    keys = {"table": table or "", "mode": "replace", **load_keys(step, context, sources), **grants_of(context.config)}
    return [*before, NewStep("create-and-load-table", keys, step.values.place, reads=sources)]


STEP = StepType("create-load-redshift", "CreateAndLoadStep", translate, reads=Reads.DATA, writes=Writes.PHANTOM)
