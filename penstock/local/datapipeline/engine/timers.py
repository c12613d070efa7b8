"""What each timer does when it is due; a timer whose attempt or instance has moved on does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from penstock.local.datapipeline.engine import attempts, resources
from penstock.local.datapipeline.engine.actions import trigger
from penstock.local.datapipeline.engine.admission import admit
from penstock.local.datapipeline.engine.creation import create_due
from penstock.local.datapipeline.engine.endings import end
from penstock.local.datapipeline.engine.failure import Failure
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.statuses import PipelineState, Status
from penstock.local.datapipeline.store.rows import Attempt, Instance, Timer

_NOT_STARTED = frozenset({Status.WAITING_ON_DEPENDENCIES, Status.WAITING_FOR_RUNNER})


def fire(work: Work, timer: Timer) -> None:
    """Do what a timer is for."""
    if timer.kind == "create":
        create_due(work, work.pipeline(timer.pipeline))
        return
    item = work.store.instances.by_key(timer.instance or 0)
    if item is None or not item.is_open:
        return
    if timer.number is None:
        _OF_INSTANCE[timer.kind](work, item)
        return
    attempt = work.store.attempts.numbered(item.key, timer.number)
    if attempt is not None and item.attempts == timer.number:
        _OF_ATTEMPT[timer.kind](work, item, attempt)


def _late(work: Work, item: Instance) -> None:
    """LateAfterTimeout: the time by which it must have started."""
    # One whose machine has died waits for dependencies once more, and has started nevertheless.
    has_started = item.tries > (1 if item.status is Status.WAITING_FOR_RUNNER else 0)
    if item.status not in _NOT_STARTED or has_started:
        return
    if work.pipeline(item.pipeline).state is not PipelineState.SCHEDULED:
        return  # it is kept from starting on purpose
    terminate = trigger(work, item, "onLateAction")
    if terminate is not None:
        reason = f"terminated by {terminate}: it had not started by lateAfterTimeout"
        end(work, item, Status.CANCELED, notes={"cancellationReason": reason})


def _unmet(work: Work, item: Instance) -> None:
    """PreconditionTimeout: the precondition has failed, whatever retries are left."""
    attempt = work.store.attempts.current(item)
    if attempt is not None:
        last = attempt.notes.get("attemptStatus")
        message = f"it did not hold by the end of preconditionTimeout{f': {last}' if last else ''}"
        failure = Failure("Service_PreconditionTimeout", message)
        attempts.failed(work, item, attempt, failure, finally_=True)


def _too_long(work: Work, item: Instance, attempt: Attempt) -> None:
    failure = Failure("Service_AttemptTimeout", "the attempt took longer than attemptTimeout")
    if item.kind is Kind.RESOURCE:
        resources.lost(work, item, failure)
    else:
        attempts.failed(work, item, attempt, failure)


def _unstarted(work: Work, item: Instance, _: Attempt) -> None:
    resources.lost(work, item, Failure("Service_InitTimeout", "it had not started by initTimeout"))


def _silence(work: Work, item: Instance, attempt: Attempt) -> None:
    if attempt.status is Status.RUNNING:
        attempts.check_silence(work, item, attempt)


def _unconfirmed(work: Work, item: Instance, attempt: Attempt) -> None:
    if attempt.status is Status.RUNNING and attempt.task_id is not None and attempt.last_report is None:
        attempts.reassign(work, item, attempt)


def _retry(work: Work, item: Instance, _: Attempt) -> None:
    attempts.try_again(work, item)


def _again(work: Work, _: Instance, attempt: Attempt) -> None:
    attempt.offered = True
    work.store.attempts.save(attempt)


_OF_INSTANCE: Mapping[str, Callable[[Work, Instance], None]] = {
    "admit": lambda work, item: admit(work, item.component),
    "look": lambda work, item: work.mark(item.key),
    "late": _late,
    "unmet": _unmet,
}
_OF_ATTEMPT: Mapping[str, Callable[[Work, Instance, Attempt], None]] = {
    "retry": _retry,
    "again": _again,
    "silence": _silence,
    "unconfirmed": _unconfirmed,
    "too-long": _too_long,
    "started": lambda work, item, _: resources.started(work, item),
    "unstarted": _unstarted,
    "relaunch": lambda work, item, _: resources.relaunch(work, item),
    "stopped": lambda work, item, _: end(work, item, Status.FINISHED),
    "lifetime": lambda work, item, _: resources.time_out(work, item),
}
