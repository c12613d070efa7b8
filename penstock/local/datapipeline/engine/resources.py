"""Managed resources: launched when an activity needs nothing else, stopped when none needs them any more."""

from __future__ import annotations

from penstock.local.datapipeline.engine.endings import end, tell
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.statuses import Status
from penstock.local.datapipeline.store.rows import Instance


def launch(work: Work, item: Instance) -> None:
    """Start a resource."""
    item.attempts += 1
    item.tries += 1
    item.status, item.actual_start = Status.CREATING, work.now
    work.store.instances.save(item)
    attempt = work.store.attempts.add(item, Status.CREATING, None, offered=False)
    attempt.actual_start = work.now
    work.store.attempts.save(attempt)
    duration = work.pace.resource_start.total_seconds()
    if duration:
        work.store.timers.add(work.now + duration, "started", item.pipeline, item.key, item.attempts)
    else:
        started(work, item)


def started(work: Work, item: Instance) -> None:
    """Have a resource run, for as long as terminateAfter allows."""
    _set_status(work, item, Status.RUNNING)
    limit = work.component(item).settings.terminate_after
    if limit is not None:
        due = (item.actual_start or work.now) + limit.total_seconds()
        work.store.timers.add(due, "lifetime", item.pipeline, item.key, item.attempts)
    tell(work, item)


def shut_down(work: Work, item: Instance) -> None:
    """Stop a resource."""
    _set_status(work, item, Status.SHUTTING_DOWN)
    work.store.timers.drop_attempt(item.key)
    duration = work.pace.resource_stop.total_seconds()
    if duration:
        work.store.timers.add(work.now + duration, "stopped", item.pipeline, item.key, item.attempts)
    else:
        end(work, item, Status.FINISHED)


def time_out(work: Work, item: Instance) -> None:
    """End a resource that lived past terminateAfter; what runs on it is cancelled by the state machine."""
    end(work, item, Status.TIMEDOUT, notes={"@failureReason": "it lived longer than terminateAfter"})


def reset(work: Work, item: Instance) -> None:
    """Make a resource that has ended available for another launch."""
    item.status, item.actual_end, item.tries = Status.WAITING_ON_DEPENDENCIES, None, 0
    item.notes.clear()
    work.store.instances.save(item)
    work.mark(item.key)


def _set_status(work: Work, item: Instance, status: Status) -> None:
    item.status = status
    work.store.instances.save(item)
    attempt = work.store.attempts.current(item)
    if attempt is not None:
        attempt.status = status
        work.store.attempts.save(attempt)
