"""ListStatements.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ListStatements.html
"""

from __future__ import annotations

from penstock.local.redshift_data.model import STATUSES, Outcome, Submission
from penstock.local.redshift_data.operations.base import Operation, Reply, State
from penstock.local.redshift_data.operations.paging import page_of
from penstock.local.redshift_data.requests import Request, invalid


def _handle(request: Request, state: State) -> Reply:
    status = request.text("Status") or "ALL"
    if status != "ALL" and status not in STATUSES:
        raise invalid(f"Status must be one of ALL, {', '.join(STATUSES)}, found '{status}'")
    prefix = request.text("StatementName") or ""
    found = []
    for submission, ended in state.store.named(prefix) if prefix else state.store.all():
        outcome = ended or state.runner.status(submission.id) or Outcome("SUBMITTED", submission.created)
        if status in {"ALL", outcome.status} and _asked(request, submission):
            found.append(_described(submission, outcome))
    page, token = page_of(request, found, 100)
    return {"Statements": page, **token}


def _asked(request: Request, submission: Submission) -> bool:
    target = submission.target
    pairs = (("Database", target.database), ("ClusterIdentifier", target.cluster), ("WorkgroupName", target.workgroup))
    return all(request.text(name) in {None, value} for name, value in pairs)


def _described(submission: Submission, outcome: Outcome) -> Reply:
    reply: Reply = {
        "Id": submission.id,
        "CreatedAt": submission.created.timestamp(),
        "UpdatedAt": outcome.updated.timestamp(),
        "Status": outcome.status,
        "IsBatchStatement": submission.is_batch,
        "ResultFormat": "JSON",
    }
    if submission.is_batch:
        reply["QueryStrings"] = list(submission.sqls)
    else:
        reply["QueryString"] = submission.sqls[0]
    if submission.name is not None:
        reply["StatementName"] = submission.name
    if submission.target.secret is not None:
        reply["SecretArn"] = submission.target.secret
    if submission.session is not None:
        reply["SessionId"] = submission.session
    if submission.parameters:
        reply["QueryParameters"] = [{"name": name, "value": value} for name, value in submission.parameters]
    return reply


LIST_STATEMENTS = Operation("ListStatements", _handle)
