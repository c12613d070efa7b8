"""The permissions of a config, which dataduct granted on every table that it created."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.importers.dataduct.config import Config
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep
from penstock.importers.yaml_text import Flow

PRIVILEGES = ("all", "alter", "delete", "drop", "insert", "references", "select", "truncate", "update")
"""What can be granted on a table of Redshift."""


def grants_of(config: Config) -> dict[str, Any]:
    """The key `grants` of a step that creates a table; nothing where the config grants nothing."""
    grants = []
    for item in config.section("database").mappings("permissions"):
        permission = item.text("permission", required=True)
        key = item.one_of("user", "group")
        if permission is not None and permission.lower() not in PRIVILEGES:
            config.findings.error(
                "PS204",
                f"there is no permission '{permission}'",
                item.at("permission"),
                allowed=listed(PRIVILEGES),
                advice=did_you_mean(permission, PRIVILEGES),
            )
        elif permission is not None and key is not None:
            grants.append(Flow({key: item.text(key), "privileges": [permission.lower()]}))
    return {"grants": grants} if grants else {}


def tell_of_grants(step: DuctStep, context: Context, *tables: str | None) -> None:
    """Tell of tables that a step creates which cannot grant, where the config grants something."""
    grants = grants_of(context.config).get("grants", [])
    for table in tables if grants else ():
        if table:
            said = "; ".join(_sql(table, grant) for grant in grants)
            message = f"{step.shown} grants nothing on the table {table}, where it creates it"
            context.findings.warning(
                "PS605", message, step.values.place, advice=f"write into its DDL file, behind the CREATE TABLE: {said}"
            )


def _sql(table: str, grant: dict[str, Any]) -> str:
    to = f"GROUP {grant['group']}" if "group" in grant else grant["user"]
    return f"GRANT {', '.join(grant['privileges']).upper()} ON TABLE {table} TO {to}"
