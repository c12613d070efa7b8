"""extract-postgres: as extract-rds, of the one PostgreSQL database that a config of dataduct can have."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep, NewStep, StepType, Writes
from penstock.importers.dataduct.postgres import postgres_database
from penstock.importers.dataduct.steps.extract_rds import extract


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Extract from the instance of the config."""
    return [extract(step, context, *postgres_database(step, context))]


STEP = StepType("extract-postgres", "ExtractPostgresStep", translate, writes=Writes.DATA)
