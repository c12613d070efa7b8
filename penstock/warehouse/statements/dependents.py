"""Views that read what is dropped or renamed.

https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_TABLE.html
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from penstock.warehouse.catalogue import drop_table, drop_view, require_table
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.tables import TableName
from penstock.warehouse.view_definitions import readers_of


def drop_dependents(connection: DuckDBPyConnection, names: set[TableName], what: str, *, cascade: bool) -> None:
    """Drop the views that read what is about to be dropped.

    Raises:
        WarehouseError: where there are any, without CASCADE.
    """
    readers = readers_of(connection, names)
    if readers and not cascade:
        raise WarehouseError(f"cannot drop {what} because other objects depend on it ({readers[0][0]}): use CASCADE")
    for name, materialized in readers:
        if materialized:
            drop_table(connection, *require_table(connection, name))
        else:
            drop_view(connection, name)
