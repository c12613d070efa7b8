"""Exactly once: whether an earlier attempt has committed its work without living to say so.

A worker may die after the commit and before SetTaskStatus. Every batch carries its attempt's name, so the next attempt
can see what became of it. What is looked at are the attempts since the instance was last FINISHED: those before
belong to a run that was reported, and a rerun does it again.

ListStatements knows the statements of the last 24 hours, so a retry that comes later than that does it again.
"""

from __future__ import annotations

import hashlib

from penstock.definition.api_form import object_from_api
from penstock.worker.attempt import Attempt
from penstock.worker.redshift.data_api import Warehouse
from penstock.worker.retry import retrying
from penstock.worker.task import Task

_NAME_CHARS = 500
_DESCRIBED_AT_ONCE = 25


def statement_name(task: Task, number: int) -> str:
    """The name of an attempt's batch: pipeline and attempt, since attempt ids repeat from pipeline to pipeline."""
    name = f"{task.pipeline_id} {task.attempt_of(number)}"
    if len(name) <= _NAME_CHARS:
        return name
    return f"{hashlib.sha256(name.encode()).hexdigest()} {number}"


def client_token(task: Task) -> str:
    """The token that makes sending an attempt's batch twice the same as sending it once (64 characters at most)."""
    return hashlib.sha256(f"{task.pipeline_id}\n{task.attempt_id}".encode()).hexdigest()


def already_loaded(attempt: Attempt, warehouse: Warehouse) -> bool:
    """Whether the work is done; a batch that still runs is waited for, so that two never work side by side.

    Raises:
        TaskCancelled: somebody asked to stop.
    """
    for number in _unreported(attempt):
        for statement_id in warehouse.named(statement_name(attempt.task, number)):
            attempt.log.write(f"attempt {number} has sent statement {statement_id}: waiting for its end")
            status = warehouse.wait(statement_id, attempt.cancellation)["Status"]
            attempt.log.write(f"the statement of attempt {number} is {status}")
            if status == "FINISHED":
                return True
    return False


def _unreported(attempt: Attempt) -> list[int]:
    """This attempt's number, then those before it, back to the last one that the service lists as FINISHED."""
    task = attempt.task
    numbers = [task.attempt_number]
    earlier = list(range(task.attempt_number - 1, 0, -1))
    for start in range(0, len(earlier), _DESCRIBED_AT_ONCE):
        chunk = earlier[start : start + _DESCRIBED_AT_ONCE]
        statuses = _statuses(attempt, [task.attempt_of(number) for number in chunk])
        for number in chunk:
            if statuses.get(task.attempt_of(number)) == "FINISHED":
                return numbers
            numbers.append(number)
    return numbers


def _statuses(attempt: Attempt, attempt_ids: list[str]) -> dict[str, str | None]:
    client = attempt.clients.pipeline
    answer = retrying(
        lambda: client.describe_objects(pipelineId=attempt.task.pipeline_id, objectIds=attempt_ids),
        attempt.cancellation.wait,
        f"earlier attempts of {attempt.task.instance_id} not described",
    )
    return {item["id"]: object_from_api(item).string("@status") for item in answer["pipelineObjects"]}
