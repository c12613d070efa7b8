"""What SetStatus does to instances.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-cascade-failandrerun.html
"""

from __future__ import annotations

from collections.abc import Collection

from penstock.local.datapipeline.engine.creation import link
from penstock.local.datapipeline.engine.endings import end, tell
from penstock.local.datapipeline.engine.resources import reset
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.machine import Role
from penstock.local.datapipeline.statuses import TERMINAL, Status
from penstock.local.datapipeline.store.rows import QUEUED, RELEASED, Instance


def cancel(work: Work, item: Instance, reason: str) -> None:
    """Cancel an instance that is not over; its worker learns of it at its next report."""
    if item.is_open:
        end(work, item, Status.CANCELED, notes={"cancellationReason": reason}, quietly=True)


def mark_finished(work: Work, item: Instance) -> None:
    """Take an instance as done; what waits for it goes on."""
    if item.status is not Status.FINISHED:
        item.notes.clear()
        end(work, item, Status.FINISHED, quietly=True)


def rerun(work: Work, item: Instance) -> None:
    """Run an instance again, with all its tries, and with it its consumers that failed only because of it.

    Preconditions that held are not asked again. A consumer in mode none has waited all the while; one that its own
    precondition or resource blocks for ever gets that again.
    """
    if item.is_open:
        if item.blocked:
            _reopen_helpers(work, item)
            work.mark(item.key)
        return
    owner = work.store.instances.by_key(item.owner) if item.owner is not None else None
    if owner is not None and not owner.is_open:
        if owner.status is Status.CASCADE_FAILED:
            rerun(work, owner)  # it asks again; of any other that is over nobody wants to know
        return
    if item.status is Status.SKIPPED:
        link(work, item)
    if item.kind is Kind.RESOURCE:
        reset(work, item)
        _rerun_consumers(work, item, TERMINAL - {Status.FINISHED})
        return
    _reopen(work, item)
    _reopen_helpers(work, item)
    if work.component(item).settings.cascade:
        _rerun_consumers(work, item, {Status.CASCADE_FAILED})
    tell(work, item)


def _rerun_consumers(work: Work, item: Instance, statuses: Collection[Status]) -> None:
    for key in work.store.instances.consumers(item.key):
        consumer = work.store.instances.by_key(key)
        if consumer is not None and consumer.status in statuses:
            rerun(work, consumer)


def _reopen(work: Work, item: Instance) -> None:
    item.status, item.actual_end, item.actual_start, item.tries = Status.WAITING_ON_DEPENDENCIES, None, work.now, 0
    item.notes.clear()
    if item.admission != QUEUED or item.run_at <= work.now:
        item.admission = RELEASED  # re-runs do not count toward maxActiveInstances
    elif item.owner is None:
        work.store.timers.add(item.run_at, "admit", item.pipeline, item.key)
    work.store.instances.save(item)
    work.mark(item.key)


def _reopen_helpers(work: Work, item: Instance) -> None:
    for role in (Role.PRECONDITION, Role.RESOURCE):
        for key in work.store.instances.producers(item.key, role):
            helper = work.store.instances.by_key(key)
            if helper is None or helper.is_open or helper.status is Status.FINISHED:
                continue
            if helper.kind is Kind.RESOURCE:
                reset(work, helper)
            else:
                _reopen(work, helper)
