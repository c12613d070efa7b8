"""What ExecuteStatement and BatchExecuteStatement share."""

from __future__ import annotations

import uuid

from penstock.local.redshift_data.model import Submission, Target
from penstock.local.redshift_data.operations.base import Reply, State, find, wait_time
from penstock.local.redshift_data.requests import Request, invalid
from penstock.local.redshift_data.sessions import MOST_SECONDS


def submit(request: Request, state: State, sqls: tuple[str, ...], *, is_batch: bool) -> Reply:
    """Note a submission, queue it and describe it; a known client token gives the submission it was first used for."""
    for sql in sqls:
        if not sql.strip():
            raise invalid("a SQL statement must not be empty")
    request.refuse("WithEvent", False)
    request.refuse("ResultFormat", "JSON")
    request.refuse("ExecutionMode", "TRANSACTION")
    seconds = wait_time(request)
    session, keep = request.text("SessionId"), request.count("SessionKeepAliveSeconds", 0, MOST_SECONDS)
    target = request.target() if session is None else None
    parameters = request.parameters()
    name, token = request.text("StatementName"), request.text("ClientToken")
    if token is not None and not 1 <= len(token) <= 64:
        raise invalid(f"ClientToken must have 1 to 64 characters, found {len(token)}")
    with state.submitting:
        submission = state.store.find_token(token) if token else None
        if submission is None:
            session, target = _place(state, session, target, keep)
            submission = Submission(
                str(uuid.uuid4()), sqls, target, state.clock(), is_batch, parameters, name, token, session
            )
            state.store.submit(submission)
            state.runner.submit(submission)
    reply: Reply = {"Id": submission.id, "CreatedAt": submission.created.timestamp(), "DbGroups": []}
    if submission.session is not None:
        reply["SessionId"] = submission.session
    if seconds is not None:
        state.runner.wait(submission.id, seconds)
    _, outcome = find(state, submission.id)
    return {
        **reply,
        **submission.target.to_reply(),
        "Status": outcome.status,
        "HasResultSet": any(part.has_result for part in outcome.parts),
    }


def _place(state: State, session: str | None, target: Target | None, keep: int | None) -> tuple[str | None, Target]:
    """Give the session that a statement is to run in, if it is one that is kept, and where that is."""
    sessions = state.runner.sessions
    if target is None:
        return session, sessions.take(session or "", keep)
    if not keep:
        return None, target
    session = sessions.start(target, keep)
    return session, sessions.take(session, None)
