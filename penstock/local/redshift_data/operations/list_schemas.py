"""ListSchemas.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ListSchemas.html
"""

from __future__ import annotations

from penstock.local.redshift_data.operations.base import Operation, Reply, State
from penstock.local.redshift_data.operations.paging import page_of
from penstock.local.redshift_data.operations.patterns import matches
from penstock.local.redshift_data.requests import Request
from penstock.warehouse.catalogue import list_schemas


def _handle(request: Request, state: State) -> Reply:
    request.target()
    pattern = request.text("SchemaPattern")
    with state.warehouse.connection() as connection:
        schemas = [name for name in list_schemas(connection) if matches(pattern, name)]
    page, token = page_of(request, schemas, 1000)
    return {"Schemas": page, **token}


LIST_SCHEMAS = Operation("ListSchemas", _handle)
