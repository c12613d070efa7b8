"""extract-redshift: a table of the warehouse, as files."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Unload the table."""
    schema = step.values.text("schema", required=True) or ""
    table = step.values.text("table", required=True) or ""
    step.values.text("insert_mode")  # RedshiftCopyActivity had no use for it where it unloads
    context.output_path(step)
    return [NewStep("extract-from-redshift", {"table": f"{schema}.{table}"}, step.values.place, writes=True)]


STEP = StepType("extract-redshift", "ExtractRedshiftStep", translate, writes=Writes.DATA)
