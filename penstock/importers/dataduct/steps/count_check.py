"""count-check: as many rows in the warehouse as in a database."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.checks import on_failure, own_program, tolerance
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.counting import rows_counted
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes
from penstock.importers.dataduct.sql_text import query_text


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Compare the two numbers; the name of the host is that of the database, too."""
    values = step.values
    host = values.text("source_host", required=True) or ""
    source, warehouse, number = _source(step, context), _warehouse(step, context), tolerance(step)
    own = own_program(step, context)
    if own is not None:
        return own
    if source is None:
        return []
    keys: dict[str, Any] = {"hostname": host, "database": host, **source, **warehouse, **number}
    return [NewStep("check-row-count", {**keys, **on_failure(context)}, values.place)]


def _source(step: DuctStep, context: Context) -> dict[str, str] | None:
    values = step.values
    key = values.one_of("source_sql", "source_table_name", "source_count_sql")
    text = "" if key is None else context.text(values, key) or ""
    if key == "source_table_name":
        return {"table": text}
    if key == "source_sql":
        return {"sql": query_text(text)}
    if key is None:
        return {}
    rows = rows_counted(text)
    if rows is None:
        context.lost(
            step,
            key,
            f"{step.shown} is left out: its source_count_sql is no single SELECT of a COUNT, whose rows can be told",
            "write a check-row-count step with the rows that it counts in `sql`",
        )
        return None
    return {"sql": rows}


def _warehouse(step: DuctStep, context: Context) -> dict[str, str]:
    values = step.values
    key = values.one_of("destination_sql", "destination_table_name", "destination_table_definition")
    if key == "destination_sql":
        return {"warehouse_query": query_text(context.text(values, key) or "")}
    if key == "destination_table_definition":
        return {"warehouse_table": context.table(values, key) or ""}
    return {"warehouse_table": values.text("destination_table_name") or ""}


STEP = StepType("count-check", "CountCheckStep", translate, writes=Writes.PHANTOM)
