"""What ExecuteStatement and BatchExecuteStatement share."""

from __future__ import annotations

import uuid

from penstock.local.redshift_data.model import Submission
from penstock.local.redshift_data.operations.base import Reply, State, find, wait_time
from penstock.local.redshift_data.requests import Request, invalid


def submit(request: Request, state: State, sqls: tuple[str, ...], *, is_batch: bool) -> Reply:
    """Note a submission, queue it and describe it; a known client token gives the submission it was first used for."""
    for sql in sqls:
        if not sql.strip():
            raise invalid("a SQL statement must not be empty")
    request.refuse("WithEvent", False)
    request.refuse("ResultFormat", "JSON")
    request.refuse("ExecutionMode", "TRANSACTION")
    request.refuse("SessionId")
    request.refuse("SessionKeepAliveSeconds", 0)
    seconds = wait_time(request)
    target, parameters = request.target(), request.parameters()
    name, token = request.text("StatementName"), request.text("ClientToken")
    if token is not None and not 1 <= len(token) <= 64:
        raise invalid(f"ClientToken must have 1 to 64 characters, found {len(token)}")
    with state.submitting:
        submission = state.store.find_token(token) if token else None
        if submission is None:
            submission = Submission(str(uuid.uuid4()), sqls, target, state.clock(), is_batch, parameters, name, token)
            state.store.submit(submission)
            state.runner.submit(submission)
    reply: Reply = {"Id": submission.id, "CreatedAt": submission.created.timestamp(), "DbGroups": []}
    if seconds is not None:
        state.runner.wait(submission.id, seconds)
    _, outcome = find(state, submission.id)
    return {
        **reply,
        **submission.target.to_reply(),
        "Status": outcome.status,
        "HasResultSet": any(part.has_result for part in outcome.parts),
    }
