"""extract-rds and extract-postgres: a table, or what a query gives, of a database."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes
from penstock.importers.dataduct.sql_text import query_text


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Extract from the database that the config has under this name."""
    values = step.values
    host = values.text("host_name", required=True) or ""
    database = values.text("database", required=True) or ""
    splits = values.whole("splits")
    if splits is not None and splits != 1:
        context.lost(
            step,
            "splits",
            f"the data of {step.shown} is one file, not {splits}",
            "nothing: Redshift loads a file in parts, and a query by ranges of a key makes several extracts",
        )
    return [extract(step, context, host, database)]


def extract(step: DuctStep, context: Context, hostname: str, database: str) -> NewStep:
    """The step that extracts `table` or `sql`."""
    key = step.values.one_of("table", "sql")
    text = "" if key is None else step.values.text(key) or ""
    context.output_path(step)
    what = {"table": text} if key == "table" else {"sql": query_text(text)}
    keys = {**what, "hostname": hostname, "database": database}
    return NewStep("extract-from-rds", keys, step.values.place, reads=None, writes=True)


STEP = StepType("extract-rds", "ExtractRdsStep", translate, writes=Writes.DATA)
