"""CancelStatement.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_CancelStatement.html
"""

from __future__ import annotations

from penstock.local.redshift_data.operations.base import Operation, Reply, State, find, of_batch
from penstock.local.redshift_data.requests import Request, invalid


def _handle(request: Request, state: State) -> Reply:
    statement_id, _ = of_batch(request.statement_id())
    find(state, statement_id)
    if not state.runner.cancel(statement_id):
        _, outcome = find(state, statement_id)
        raise invalid(f"Could not cancel a query that is already in {outcome.status} state with ID: {statement_id}")
    return {"Status": True}


CANCEL_STATEMENT = Operation("CancelStatement", _handle)
