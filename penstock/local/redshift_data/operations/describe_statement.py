"""DescribeStatement.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_DescribeStatement.html
"""

from __future__ import annotations

from penstock.local.redshift_data.model import Outcome, Part, Submission
from penstock.local.redshift_data.operations.base import Operation, Reply, State, find, of_batch, wait_time
from penstock.local.redshift_data.requests import Request


def _handle(request: Request, state: State) -> Reply:
    statement_id, _ = of_batch(request.statement_id())
    seconds = wait_time(request)
    if seconds is not None:
        state.runner.wait(statement_id, seconds)
    submission, outcome = find(state, statement_id)
    first = outcome.parts[0] if outcome.parts and not submission.is_batch else None
    reply: Reply = {
        "Id": submission.id,
        **submission.target.to_reply(),
        "Status": outcome.status,
        "CreatedAt": submission.created.timestamp(),
        "UpdatedAt": outcome.updated.timestamp(),
        "Duration": outcome.duration,
        "HasResultSet": any(part.has_result for part in outcome.parts),
        "RedshiftPid": outcome.pid,
        "RedshiftQueryId": first.query if first else 0,
        "ResultRows": first.rows if first else -1,
        "ResultSize": first.size if first else -1,
        "ResultFormat": "JSON",
    }
    if submission.session is not None:
        reply["SessionId"] = submission.session
    if outcome.error is not None:
        reply["Error"] = outcome.error
    if submission.parameters:
        reply["QueryParameters"] = [{"name": name, "value": value} for name, value in submission.parameters]
    if submission.is_batch:
        reply["SubStatements"] = _parts(submission, outcome)
    else:
        reply["QueryString"] = submission.sqls[0]
    return reply


def _parts(submission: Submission, outcome: Outcome) -> list[Reply]:
    parts = outcome.parts or tuple(Part(outcome.status) for _ in submission.sqls)
    return [
        {
            "Id": f"{submission.id}:{number}",
            "QueryString": sql,
            "Status": part.status,
            "CreatedAt": submission.created.timestamp(),
            "UpdatedAt": outcome.updated.timestamp(),
            "HasResultSet": part.has_result,
            "RedshiftQueryId": part.query,
            "ResultRows": part.rows,
            "ResultSize": part.size,
            **({"Error": part.error} if part.error else {}),
        }
        for number, (sql, part) in enumerate(zip(submission.sqls, parts, strict=True), 1)
    ]


DESCRIBE_STATEMENT = Operation("DescribeStatement", _handle)
