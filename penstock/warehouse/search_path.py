"""search_path: the schemas in which a name without a schema is looked for; what is created is created in the first.

https://docs.aws.amazon.com/redshift/latest/dg/r_search_path.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duckdb import DuckDBPyConnection

from penstock.warehouse.system import CATALOG, PUBLIC
from penstock.warehouse.tables import literal, quoted

DEFAULT = "$user, public"


def apply_search_path(connection: DuckDBPyConnection, user: str, settings: Mapping[str, str]) -> None:
    """Let a connection look where the setting says; schemas that are not there are passed over, as in Redshift."""
    written = settings.get("search_path", DEFAULT)
    names = [name.strip().strip("'\"").lower() for name in written.split(",")]
    wanted = [user.lower() if name == "$user" else name for name in names]
    rows = connection.execute("SELECT schema_name FROM duckdb_schemas() WHERE NOT internal").fetchall()
    there = {row[0] for row in rows if not row[0].startswith("penstock_")}
    set_search_path(connection, [name for name in dict.fromkeys(wanted) if name in there])


def set_search_path(connection: DuckDBPyConnection, schemas: Sequence[str]) -> None:
    """Look in these schemas, and in the catalogue, which has the system tables."""
    path = ",".join(quoted(name) for name in (*schemas, CATALOG))
    connection.execute(f"SET search_path = {literal(path)}")


def creation_schema(connection: DuckDBPyConnection) -> str:
    """Give the schema in which a table without a schema is created."""
    row = connection.execute("SELECT current_schema()").fetchone()
    return str(row[0]) if row and row[0] != CATALOG else PUBLIC
