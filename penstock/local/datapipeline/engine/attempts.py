"""Attempts: offered, taken, and what follows each result."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from penstock.local.datapipeline.engine.endings import end
from penstock.local.datapipeline.engine.failure import Failure
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import SYSTEM_PRECONDITIONS, Kind
from penstock.local.datapipeline.machine import Role
from penstock.local.datapipeline.names import LOCAL_WORKER_GROUP, wire_time
from penstock.local.datapipeline.retries import may_retry
from penstock.local.datapipeline.statuses import TERMINAL, Status
from penstock.local.datapipeline.store.rows import Attempt, Instance

_MOST_REASSIGNMENTS = 7
"""More, and the task itself ends its workers."""


def offer(work: Work, item: Instance) -> None:
    """Make the next attempt of an instance, and have it wait for a worker."""
    item.attempts += 1
    item.tries += 1
    item.status = Status.WAITING_FOR_RUNNER
    item.waiting, item.blocked, item.demands = [], False, False
    item.actual_start = work.now if item.actual_start is None else item.actual_start
    work.store.instances.save(item)
    work.store.attempts.add(item, Status.WAITING_FOR_RUNNER, _worker_group(work, item), offered=True)
    limit = work.component(item).settings.precondition_timeout
    if item.kind is Kind.PRECONDITION and limit is not None and item.tries == 1:
        work.store.timers.add(work.now + limit.total_seconds(), "unmet", item.pipeline, item.key)


def take(work: Work, item: Instance, attempt: Attempt, hostname: str | None) -> None:
    """Give an offered attempt to a worker."""
    attempt.status, attempt.offered, attempt.hostname = Status.RUNNING, False, hostname
    attempt.claims += 1
    attempt.task_id = _task_id(item.pipeline, attempt)
    attempt.last_report = None
    settings = work.component(item).settings
    if attempt.actual_start is None:
        attempt.actual_start = work.now
        _set(work, item, attempt, "too-long", settings.attempt_timeout)
    work.store.attempts.save(attempt)
    if item.status is not Status.RUNNING:
        item.status = Status.RUNNING
        work.store.instances.save(item)
    _set(work, item, attempt, "silence", _silence(work, item)[0])
    _set(work, item, attempt, "unconfirmed", work.pace.first_report)


def finished(work: Work, item: Instance, attempt: Attempt) -> None:
    """Take a worker's FINISHED."""
    _close(work, attempt, Status.FINISHED)
    for key in ("errorId", "errorMessage", "errorStackTrace"):
        item.notes.pop(key, None)
    end(work, item, Status.FINISHED)


def failed(work: Work, item: Instance, attempt: Attempt, failure: Failure, *, finally_: bool = False) -> None:
    """Take a failure: another attempt after retryDelay, or the end when `finally_` or when no tries are left."""
    _close(work, attempt, Status.FAILED)
    attempt.notes.update(failure.fields())
    work.store.attempts.save(attempt)
    work.store.timers.drop_attempt(item.key)
    if finally_ or not _may_retry(work, item):
        end(work, item, Status.FAILED, notes=failure.fields())
        _end_resource(work, item)
        return
    due = work.now + work.pace.retry(work.component(item).settings.retry_delay).total_seconds()
    item.notes.update(failure.fields())
    item.waiting = [f"attempt {item.attempts + 1} at {wire_time(due)} (retryDelay)"]
    work.store.instances.save(item)
    work.store.timers.add(due, "retry", item.pipeline, item.key, attempt.number)


def interrupt_users(work: Work, resource: int, failure: Failure) -> None:
    """Have what was on a resource that has failed wait for its next launch: it fails with it, if it had begun.

    What no worker had taken yet has not been tried. Where one of them has used all its tries, actionOnTaskFailure may
    end the resource: then there is no next launch, and the state machine cancels the others.
    """
    running: list[tuple[Instance, Attempt]] = []
    for key in work.store.instances.consumers(resource):
        item = work.store.instances.by_key(key)
        attempt = work.store.attempts.current(item) if item is not None else None
        if item is not None and attempt is not None and attempt.status not in TERMINAL:
            running.append((item, attempt))
    for item, attempt in running:
        if attempt.status is Status.RUNNING and not _may_retry(work, item):
            failed(work, item, attempt, failure, finally_=True)
    found = work.store.instances.by_key(resource)
    if found is None or not found.is_open:
        return
    for item, attempt in running:
        if attempt.status is Status.RUNNING:
            _close(work, attempt, Status.FAILED)
            attempt.notes.update(failure.fields())
            work.store.attempts.save(attempt)
            item.notes.update(failure.fields())
            _wait_for_resource(work, item)
        elif attempt.status is Status.WAITING_FOR_RUNNER:
            _close(work, attempt, Status.CANCELED)
            item.tries -= 1
            _wait_for_resource(work, item)


def try_again(work: Work, item: Instance) -> None:
    """Make the next attempt after retryDelay, or as soon as its resource runs again."""
    resources = (work.store.instances.by_key(key) for key in work.store.instances.producers(item.key, Role.RESOURCE))
    if any(resource is not None and resource.status is Status.CREATING for resource in resources):
        _wait_for_resource(work, item)
    else:
        offer(work, item)


def not_yet(work: Work, item: Instance, attempt: Attempt, reason: str | None) -> None:
    """Take a precondition's FALSE: the same attempt is offered again after retryDelay."""
    work.store.timers.drop_attempt(item.key)
    attempt.task_id = None
    attempt.notes["currentRetryCount"] = attempt.notes.get("currentRetryCount", 0) + 1
    attempt.notes["lastRetryTime"] = wire_time(work.now)
    if reason:
        attempt.notes["attemptStatus"] = reason
    work.store.attempts.save(attempt)
    settings = work.component(item).settings
    _set(work, item, attempt, "again", work.pace.recheck(settings.retry_delay))
    _keep_limit(work, item, attempt)


def reassign(work: Work, item: Instance, attempt: Attempt) -> None:
    """Offer an attempt again that its worker has not reported on even once: it may never have got the task.

    A worker that dies while it polls leaves its poll behind, and the task that this is answered with must not count
    as tried. https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_ReportTaskProgress.html
    """
    attempt.notes["reassignments"] = attempt.notes.get("reassignments", 0) + 1
    if attempt.notes["reassignments"] > _MOST_REASSIGNMENTS:
        message = f"{_MOST_REASSIGNMENTS + 1} workers took the task and did not report on it"
        failed(work, item, attempt, Failure("Service_WorkerLost", message))
        return
    attempt.status, attempt.offered, attempt.task_id = Status.WAITING_FOR_RUNNER, True, None
    work.store.attempts.save(attempt)
    item.status = Status.WAITING_FOR_RUNNER
    work.store.instances.save(item)
    work.store.timers.drop_attempt(item.key)
    _keep_limit(work, item, attempt)


def check_silence(work: Work, item: Instance, attempt: Attempt) -> None:
    """Fail an attempt that has not reported for too long, or set the timer anew."""
    allowed, what = _silence(work, item)
    silent = work.now - (attempt.last_report or work.now)  # before the first report another timer watches
    left = allowed - timedelta(seconds=silent)
    if left > timedelta(0):
        _set(work, item, attempt, "silence", left)
        return
    host = attempt.hostname or "its worker"
    message = f"{host} has not reported for {allowed.total_seconds():g} s ({what})"
    failed(work, item, attempt, Failure("Service_WorkerLost", message))


def _end_resource(work: Work, item: Instance) -> None:
    """ActionOnTaskFailure terminate: a task that has failed for good ends its resource, and all that runs on it."""
    for key in work.store.instances.producers(item.key, Role.RESOURCE):
        resource = work.store.instances.by_key(key)
        if resource is None or resource.status not in {Status.CREATING, Status.RUNNING}:
            continue
        if work.component(resource).settings.ends_with_failed_task:
            reason = f"{item.instance_id} has FAILED, and actionOnTaskFailure is terminate"
            end(work, resource, Status.CANCELED, notes={"cancellationReason": reason}, quietly=True)


def _may_retry(work: Work, item: Instance) -> bool:
    return may_retry(item.tries, work.component(item).settings.maximum_retries)


def _wait_for_resource(work: Work, item: Instance) -> None:
    work.store.timers.drop_attempt(item.key)
    item.status, item.waiting, item.demands = Status.WAITING_ON_DEPENDENCIES, [], False
    work.store.instances.save(item)
    work.mark(item.key)


def _silence(work: Work, item: Instance) -> tuple[timedelta, str]:
    wanted = work.component(item).settings.report_progress_timeout
    if wanted is not None and wanted < work.pace.lost_worker:
        return wanted, "reportProgressTimeout"
    return work.pace.lost_worker, "the worker counts as lost"


def _keep_limit(work: Work, item: Instance, attempt: Attempt) -> None:
    """Set the timer of attemptTimeout anew, for what is left of it."""
    limit = work.component(item).settings.attempt_timeout
    if limit is not None and attempt.actual_start is not None:
        _set(work, item, attempt, "too-long", limit - timedelta(seconds=work.now - attempt.actual_start))


def _set(work: Work, item: Instance, attempt: Attempt, kind: str, after: timedelta | None) -> None:
    if after is not None:
        work.store.timers.add(work.now + after.total_seconds(), kind, item.pipeline, item.key, attempt.number)


def _close(work: Work, attempt: Attempt, status: Status) -> None:
    attempt.status, attempt.offered = status, False
    attempt.actual_end = work.now
    work.store.attempts.save(attempt)


def _worker_group(work: Work, item: Instance) -> str | None:
    """The group whose workers may take an attempt; runsOn goes before workerGroup."""
    component = work.component(item)
    if component.wire.type in SYSTEM_PRECONDITIONS or work.store.instances.producers(item.key, Role.RESOURCE):
        return LOCAL_WORKER_GROUP
    owner = work.store.instances.by_key(item.owner) if item.owner is not None else None
    plan = work.plans.get(item.pipeline, item.version)
    return plan.worker_group_of(component.id, owner.component_id if owner else None)


def _task_id(pipeline: int, attempt: Attempt) -> str:
    """An opaque id, another one for each time that the attempt is taken."""
    seed = f"{pipeline}/{attempt.key}/{attempt.attempt_id}/{attempt.claims}"
    return hashlib.sha256(seed.encode()).hexdigest()
