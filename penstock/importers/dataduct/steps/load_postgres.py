"""load-postgres: rows of a file go into a database."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType
from penstock.importers.dataduct.postgres import postgres_database


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Insert with the user's own INSERT."""
    values = step.values
    before, sources = context.read_one(step)
    hostname, database = postgres_database(step, context)
    values.text("table", required=True)  # the INSERT names it, too
    insert = values.text("insert_query", required=True) or ""
    for key in ("max_errors", "replace_invalid_char"):
        if values.has(key):
            values.raw(key)
            context.lost(step, key, f"{key} of {step.shown} is left out: dataduct ignored it", "nothing")
    keys = {"hostname": hostname, "database": database, "insert": insert}
    return [*before, NewStep("load-into-rds", keys, values.place, reads=sources)]


STEP = StepType("load-postgres", "LoadPostgresStep", translate, reads=Reads.DATA)
