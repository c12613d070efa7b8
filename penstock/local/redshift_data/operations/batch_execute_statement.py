"""BatchExecuteStatement: up to 40 statements in one transaction.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_BatchExecuteStatement.html
"""

from __future__ import annotations

from penstock.local.redshift_data.operations.base import Operation, Reply, State
from penstock.local.redshift_data.operations.submitting import submit
from penstock.local.redshift_data.requests import Request

_MOST = 40


def _handle(request: Request, state: State) -> Reply:
    return submit(request, state, request.texts("Sqls", _MOST), is_batch=True)


BATCH_EXECUTE_STATEMENT = Operation("BatchExecuteStatement", _handle)
