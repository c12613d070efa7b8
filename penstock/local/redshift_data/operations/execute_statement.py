"""ExecuteStatement.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ExecuteStatement.html
"""

from __future__ import annotations

from penstock.local.redshift_data.operations.base import Operation, Reply, State
from penstock.local.redshift_data.operations.submitting import submit
from penstock.local.redshift_data.requests import Request


def _handle(request: Request, state: State) -> Reply:
    return submit(request, state, (request.required_text("Sql"),), is_batch=False)


EXECUTE_STATEMENT = Operation("ExecuteStatement", _handle)
