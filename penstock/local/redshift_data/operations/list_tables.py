"""ListTables.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ListTables.html
"""

from __future__ import annotations

from penstock.local.redshift_data.operations.base import Operation, Reply, State
from penstock.local.redshift_data.operations.paging import page_of
from penstock.local.redshift_data.operations.patterns import matches
from penstock.local.redshift_data.requests import Request
from penstock.warehouse.catalogue import list_tables, list_views


def _handle(request: Request, state: State) -> Reply:
    request.target()
    schema, table = request.text("SchemaPattern"), request.text("TablePattern")
    with state.warehouse.connection() as connection:
        named = [(name, "TABLE") for name in list_tables(connection)]
        named += [(name, "VIEW") for name in list_views(connection)]
        found = [
            {"name": name.name, "schema": name.schema, "type": kind}
            for name, kind in sorted(named, key=lambda item: (item[0].schema or "", item[0].name))
            if matches(schema, name.schema or "") and matches(table, name.name)
        ]
    page, token = page_of(request, found, 1000)
    return {"Tables": page, **token}


LIST_TABLES = Operation("ListTables", _handle)
