"""search_path: the schemas in which a name without a schema is looked for; what is created is created in the first.

https://docs.aws.amazon.com/redshift/latest/dg/r_search_path.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from duckdb import DuckDBPyConnection

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.system import CATALOG, PUBLIC
from penstock.warehouse.tables import TableName, literal, quoted

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


def placed(connection: DuckDBPyConnection, name: TableName) -> TableName:
    """Give the full name of what is to be created.

    Raises:
        WarehouseError: for a schema that is not the users'.
    """
    if name.schema is not None:
        check_schema(name.schema)
        return name
    row = connection.execute("SELECT current_schema()").fetchone()
    return TableName(str(row[0]) if row and row[0] != CATALOG else PUBLIC, name.name)


def check_schema(name: str) -> None:
    """Make sure that a schema is not one of the warehouse's own.

    Raises:
        WarehouseError: where it is.
    """
    if name.startswith("penstock_"):
        raise WarehouseError(f"permission denied for schema {name}")
