"""ListTables.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ListTables.html
"""

from __future__ import annotations

from penstock.local.redshift_data.operations.base import Operation, Reply, State
from penstock.local.redshift_data.operations.paging import page_of
from penstock.local.redshift_data.operations.patterns import matches
from penstock.local.redshift_data.requests import Request
from penstock.warehouse.catalogue import list_tables


def _handle(request: Request, state: State) -> Reply:
    request.target()
    schema, table = request.text("SchemaPattern"), request.text("TablePattern")
    with state.warehouse.connection() as connection:
        found = [
            {"name": name.name, "schema": name.schema, "type": "TABLE"}
            for name in list_tables(connection)
            if matches(schema, name.schema or "") and matches(table, name.name)
        ]
    page, token = page_of(request, found, 1000)
    return {"Tables": page, **token}


LIST_TABLES = Operation("ListTables", _handle)
