"""The PostgreSQL database of a config."""

from __future__ import annotations

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep

SECTION = "postgres"
HOSTNAME = "postgres"
"""Its name in cdk.json where the config does not say which instance it is."""


def postgres_database(step: DuctStep, context: Context) -> tuple[str, str]:
    """The hostname and the database that a step of this config reaches."""
    section = context.config.section(SECTION)
    host, database = section.text("RDS_INSTANCE_ID"), section.text("DATABASE_NAME")
    if host is None or database is None:
        context.findings.error(
            "PS302",
            f"{step.shown} needs RDS_INSTANCE_ID and DATABASE_NAME of the section postgres of the config",
            step.values.at("step_type"),
            advice="name the config with --config",
        )
    return host or HOSTNAME, database or ""
