"""SetTaskStatus."""

from __future__ import annotations

from penstock.local.datapipeline.engine.attempts import failed, finished, not_yet
from penstock.local.datapipeline.engine.failure import Failure
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.refusals import invalid, no_task
from penstock.local.datapipeline.requests import Payload, optional_text, text
from penstock.local.datapipeline.statuses import Status

_STATUSES = ("FINISHED", "FAILED", "FALSE")
_MOST_CHARACTERS = 2048
_LONGEST = 1_000_000


def set_task_status(work: Work, payload: Payload) -> dict[str, object]:
    """Take a worker's result; only the worker that the task was last given to may report one.

    The same report repeated, as a client does when the reply was lost, is accepted and changes nothing.
    """
    task_id, status = text(payload, "taskId", most=_MOST_CHARACTERS), text(payload, "taskStatus")
    if status not in _STATUSES:
        raise invalid(f"'taskStatus' must be one of {', '.join(_STATUSES)}; found '{status}'")
    error_id = optional_text(payload, "errorId")
    if error_id is not None and error_id.startswith("Service_"):
        raise invalid(f"'errorId' must not start with 'Service_'; found '{error_id}'")
    attempt = work.store.attempts.by_task(task_id)
    item = work.store.instances.by_key(attempt.instance) if attempt is not None else None
    if attempt is None or item is None:
        raise no_task(task_id)
    if attempt.status is not Status.RUNNING:
        if attempt.reported == status:
            return {}
        raise no_task(task_id)
    if status == "FALSE" and item.kind is not Kind.PRECONDITION:
        raise invalid(f"FALSE is for preconditions; '{attempt.attempt_id}' is of the kind '{item.kind}'")
    attempt.reported = status
    if status == "FINISHED":
        finished(work, item, attempt)
        return {}
    message = optional_text(payload, "errorMessage", most=_LONGEST)
    if status == "FALSE":
        not_yet(work, item, attempt, message)
    else:
        trace = optional_text(payload, "errorStackTrace", most=_LONGEST)
        failed(work, item, attempt, Failure(error_id, message, trace))
    return {}
