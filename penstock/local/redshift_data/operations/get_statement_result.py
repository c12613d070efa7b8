"""GetStatementResult.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_GetStatementResult.html
"""

from __future__ import annotations

from penstock.local.errors import ServiceError
from penstock.local.redshift_data.operations.base import Operation, Reply, State, find, of_batch, wait_time
from penstock.local.redshift_data.requests import Request, invalid


def _handle(request: Request, state: State) -> Reply:
    asked = request.statement_id()
    statement_id, number = of_batch(asked)
    token = request.text("NextToken") or "0"
    if not token.isdecimal():
        raise invalid(f"NextToken '{token}' was not given by this service")
    seconds = wait_time(request)
    if seconds is not None:
        state.runner.wait(statement_id, seconds)
    submission, outcome = find(state, statement_id)
    if outcome.status != "FINISHED":
        raise ServiceError(
            "ResourceNotFoundException", f"Query is not in FINISHED state: {statement_id} is {outcome.status}"
        )
    if submission.is_batch and number is None:
        raise invalid(f"{statement_id} is a batch: ask for one of its statements, {statement_id}:1 and on")
    page = state.store.page(asked, int(token))
    if page is None:
        raise ServiceError("ResourceNotFoundException", f"Query does not have result (page {token}): {asked}")
    reply: Reply = {"ColumnMetadata": page["columns"], "Records": page["records"], "TotalNumRows": page["total"]}
    if page["more"]:
        reply["NextToken"] = str(int(token) + 1)
    return reply


GET_STATEMENT_RESULT = Operation("GetStatementResult", _handle)
