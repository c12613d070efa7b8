"""column-check: a sample of rows of a database, as they are in the warehouse."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.checks import on_failure, own_program, tolerance
from penstock.importers.dataduct.compared import compared
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes

DEFAULT_SAMPLE = 100
LIMIT = "LIMIT_PLACEHOLDER"


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Compare by the key of the table; which rows are looked at is Penstock's choice, how many the user's."""
    values = step.values
    host = values.text("source_host", required=True) or ""
    sample = values.whole("sample_size")
    _tell_of_tail(step, context)
    what = compared(step, context)
    number = tolerance(step)
    own = own_program(step, context)
    if own is not None:
        return own
    if what is None:
        return []
    context.changed(
        step,
        "step_type",
        f"a row of the sample that the warehouse lacks counts for {step.shown}, too; dataduct left it to count-check",
    )
    keys: dict[str, Any] = {
        **what,
        "hostname": host,
        "database": host,
        "sample": DEFAULT_SAMPLE if sample is None else sample,
        **number,
        **on_failure(context),
    }
    return [NewStep("check-values", keys, values.place)]


def _tell_of_tail(step: DuctStep, context: Context) -> None:
    """Tell of what chose the sample: `ORDER BY RAND() LIMIT LIMIT_PLACEHOLDER` is what `sample` says."""
    tail = (step.values.text("sql_tail_for_source") or "").upper().replace(";", "").split()
    if tail and tail != ["ORDER", "BY", "RAND()", "LIMIT", LIMIT] and tail != ["LIMIT", LIMIT]:
        context.lost(
            step,
            "sql_tail_for_source",
            f"{step.shown} chooses its sample itself, not by '{' '.join(tail)}'",
            "put conditions into `sql`",
        )


STEP = StepType("column-check", "ColumnCheckStep", translate, writes=Writes.PHANTOM)
