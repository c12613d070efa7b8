"""How an instance ends, and whom that concerns."""

from __future__ import annotations

from collections.abc import Mapping

from penstock.local.datapipeline.engine.actions import trigger
from penstock.local.datapipeline.engine.admission import admit
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.machine import Role
from penstock.local.datapipeline.statuses import TERMINAL, Status
from penstock.local.datapipeline.store.rows import ADMITTED, Instance


def end(
    work: Work, item: Instance, status: Status, *, notes: Mapping[str, object] | None = None, quietly: bool = False
) -> None:
    """Put an instance into a terminal status.

    Args:
        work: The transaction.
        item: The instance.
        status: The terminal status.
        notes: Runtime fields that tell why.
        quietly: No onSuccess or onFail action: somebody set the status by hand.
    """
    was_open = item.is_open
    item.status = status
    item.waiting, item.blocked, item.demands = [], False, False
    item.actual_end = work.now
    item.actual_start = work.now if item.actual_start is None else item.actual_start
    item.notes.update(notes or {})
    work.store.instances.save(item)
    work.store.timers.drop_instance(item.key)
    _end_attempt(work, item, status)
    _cancel_preconditions(work, item, status)
    tell(work, item)
    if was_open and item.kind in {Kind.ACTIVITY, Kind.DATA_NODE}:
        admit(work, item.component)
    if was_open and item.kind is Kind.RESOURCE and item.admission == ADMITTED:
        work.mark(*work.store.instances.first_demanded(item.component))
    _record_health(work, item)
    work.touched[item.pipeline] = None
    if not quietly:
        _act(work, item)


def tell(work: Work, item: Instance) -> None:
    """Have all that wait for an instance, or serve it, looked at."""
    work.mark(*work.store.instances.consumers(item.key))
    work.mark(*work.store.instances.producers(item.key, Role.RESOURCE))


def _end_attempt(work: Work, item: Instance, status: Status) -> None:
    attempt = work.store.attempts.current(item)
    if attempt is not None and attempt.status not in TERMINAL:
        # An instance is finished by its attempt, or over its head (MARK_FINISHED): then the attempt is cancelled.
        attempt.status = status if item.kind is Kind.RESOURCE else Status.CANCELED
        attempt.offered = False
        attempt.actual_end = work.now
        work.store.attempts.save(attempt)


def _cancel_preconditions(work: Work, item: Instance, status: Status) -> None:
    for key in work.store.instances.producers(item.key, Role.PRECONDITION):
        precondition = work.store.instances.by_key(key)
        if precondition is not None and precondition.is_open:
            reason = f"{item.instance_id}, which it was for, is {status}"
            end(work, precondition, Status.CANCELED, notes={"cancellationReason": reason}, quietly=True)


def _record_health(work: Work, item: Instance) -> None:
    if item.status is Status.SKIPPED:
        return
    components = [item.component]
    if item.kind is Kind.PRECONDITION and item.owner is not None and item.status is Status.FAILED:
        owner = work.store.instances.by_key(item.owner)
        components += [owner.component] if owner is not None else []
    for key in components:
        state = work.store.components.by_key(key)
        state.health = "HEALTHY" if item.status is Status.FINISHED else "ERROR"
        state.health_from, state.health_time = item.instance_id, work.now
        if item.status is Status.FINISHED:
            state.latest_completed = max(item.start, state.latest_completed or item.start)
        work.store.components.save(state)


def _act(work: Work, item: Instance) -> None:
    if item.status is Status.FINISHED:
        trigger(work, item, "onSuccess")
    elif item.status in {Status.FAILED, Status.CASCADE_FAILED, Status.TIMEDOUT}:
        trigger(work, item, "onFail")
