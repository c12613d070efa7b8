"""Managed resources: launched when an activity needs nothing else, stopped when none needs them any more."""

from __future__ import annotations

from penstock.local.datapipeline.engine.attempts import interrupt_users
from penstock.local.datapipeline.engine.endings import end, tell
from penstock.local.datapipeline.engine.failure import Failure
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.names import wire_time
from penstock.local.datapipeline.retries import may_retry
from penstock.local.datapipeline.statuses import TERMINAL, Status
from penstock.local.datapipeline.store.rows import ADMITTED, QUEUED, Instance


def launch(work: Work, item: Instance) -> None:
    """Start a resource."""
    item.attempts += 1
    item.tries += 1
    item.status, item.actual_start, item.waiting = Status.CREATING, work.now, []
    item.admission = ADMITTED
    work.store.instances.save(item)
    attempt = work.store.attempts.add(item, Status.CREATING, None, offered=False)
    attempt.actual_start = work.now
    settings = work.component(item).settings
    if settings.spot_bid is not None:
        is_on_demand = settings.ends_on_demand and not may_retry(item.tries, settings.maximum_retries)
        bid = f"Spot, at most {settings.spot_bid} USD an hour"
        attempt.notes["attemptStatus"] = "On-Demand, as it is the last attempt" if is_on_demand else bid
    work.store.attempts.save(attempt)
    if settings.attempt_timeout is not None:
        due = work.now + settings.attempt_timeout.total_seconds()
        work.store.timers.add(due, "too-long", item.pipeline, item.key, item.attempts)
    duration, limit = work.pace.resource_start, settings.init_timeout
    if limit is not None and limit < duration:
        work.store.timers.add(work.now + limit.total_seconds(), "unstarted", item.pipeline, item.key, item.attempts)
    elif duration:
        due = work.now + duration.total_seconds()
        work.store.timers.add(due, "started", item.pipeline, item.key, item.attempts)
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


def lost(work: Work, item: Instance, failure: Failure) -> None:
    """Take the failure of a resource that is being started, or runs: what runs on it has failed with it.

    It is launched again after retryDelay, and its tasks then with it, unless actionOnResourceFailure is retrynone or no
    launch is left: then the resource has FAILED, and its tasks are cancelled.
    """
    attempt = work.store.attempts.current(item)
    if attempt is None or attempt.status in TERMINAL:
        return  # it waits for its next launch
    attempt.status, attempt.actual_end = Status.FAILED, work.now
    attempt.notes.update(failure.fields())
    work.store.attempts.save(attempt)
    work.store.timers.drop_attempt(item.key)
    settings = work.component(item).settings
    if not settings.is_launched_again or not may_retry(item.tries, settings.maximum_retries):
        end(work, item, Status.FAILED, notes={**failure.fields(), "@failureReason": failure.message})
        return
    due = work.now + work.pace.retry(settings.retry_delay).total_seconds()
    item.status = Status.CREATING
    item.waiting = [f"attempt {item.attempts + 1} at {wire_time(due)} (retryDelay)"]
    work.store.instances.save(item)
    work.store.timers.add(due, "relaunch", item.pipeline, item.key, attempt.number)
    message = f"{item.instance_id}, on which it ran, has failed: {failure.message}"
    interrupt_users(work, item.key, Failure("Service_ResourceFailed", message))


def relaunch(work: Work, item: Instance) -> None:
    """Launch a resource again, or have it wait for its turn once more when it is not paused any more."""
    if work.store.components.by_key(item.component).paused:
        item.admission = QUEUED
        _set_status(work, item, Status.WAITING_ON_DEPENDENCIES)
    else:
        launch(work, item)


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


def watch_end(work: Work, item: Instance) -> None:
    """Have a resource that serves other schedules looked at when its interval ends: no users come any more."""
    plan = work.plans.get(item.pipeline, item.version)
    if plan.is_shared_across_schedules(item.component_id) and item.finish > work.now:
        work.store.timers.add(item.finish, "look", item.pipeline, item.key)


def reset(work: Work, item: Instance) -> None:
    """Make a resource that has ended available for another launch."""
    item.status, item.actual_end, item.tries = Status.WAITING_ON_DEPENDENCIES, None, 0
    item.admission = QUEUED
    item.notes.clear()
    work.store.instances.save(item)
    watch_end(work, item)
    work.mark(item.key)
    tell(work, item)  # what it has blocked is blocked no longer


def _set_status(work: Work, item: Instance, status: Status) -> None:
    item.status, item.waiting = status, []
    work.store.instances.save(item)
    attempt = work.store.attempts.current(item)
    if attempt is not None and attempt.status not in TERMINAL:  # between two launches there is none
        attempt.status = status
        work.store.attempts.save(attempt)
