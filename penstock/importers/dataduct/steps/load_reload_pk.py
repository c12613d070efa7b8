"""load-reload-pk: load a staging table, put its rows into the production table, check the key."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.checks import on_failure
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.grants import tell_of_grants
from penstock.importers.dataduct.load_arguments import load_keys
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, StepType
from penstock.importers.dataduct.table_options import results_in_the_warehouse, tell_of_table_options


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """The same three, as one step."""
    before, sources = context.read_one(step)
    staging = context.table(step.values, "staging_table_definition", required=True)
    production = context.table(step.values, "production_table_definition", required=True)
    keys: dict[str, Any] = {
        "staging": staging or "",
        "production": production or "",
        **load_keys(step, context, sources),
        **on_failure(context),
    }
    tell_of_grants(step, context, staging, production)
    tell_of_table_options(step, context)
    results_in_the_warehouse(step, context)
    return [*before, NewStep("load-reload-primary-key", keys, step.values.place, reads=sources)]


STEP = StepType("load-reload-pk", "LoadReloadAndPrimaryKeyStep", translate, reads=Reads.DATA)
