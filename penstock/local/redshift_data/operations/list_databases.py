"""ListDatabases.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ListDatabases.html
"""

from __future__ import annotations

from penstock.local.redshift_data.operations.base import Operation, Reply, State
from penstock.local.redshift_data.operations.paging import page_of
from penstock.local.redshift_data.requests import Request


def _handle(request: Request, _state: State) -> Reply:
    # The local warehouse is one database, by whatever name it is addressed.
    page, token = page_of(request, [request.target().database], 1000)
    return {"Databases": page, **token}


LIST_DATABASES = Operation("ListDatabases", _handle)
