"""What SetStatus does to instances.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-manage-cascade-failandrerun.html
"""

from __future__ import annotations

from collections.abc import Collection

from penstock.local.datapipeline.engine.creation import link as link_skipped
from penstock.local.datapipeline.engine.endings import end, tell
from penstock.local.datapipeline.engine.resources import reset
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.machine import Role
from penstock.local.datapipeline.statuses import FAILURES, TERMINAL, Status
from penstock.local.datapipeline.store.rows import QUEUED, RELEASED, Instance

_HELPERS = (Role.PRECONDITION, Role.RESOURCE)
"""What an instance waits for that is there for it, and is run again with it."""


def cancel(work: Work, item: Instance, reason: str) -> None:
    """Cancel an instance that is not over; its worker learns of it at its next report."""
    if item.is_open:
        end(work, item, Status.CANCELED, notes={"cancellationReason": reason}, quietly=True)


def mark_finished(work: Work, item: Instance) -> None:
    """Take an instance as done; what waits for it goes on."""
    if item.status is not Status.FINISHED:
        item.notes.clear()
        end(work, item, Status.FINISHED, quietly=True)


def rerun(work: Work, *items: Instance) -> None:
    """Run instances again, with all their tries, and with each its consumers that failed only because of it.

    Preconditions that held are not asked again. A consumer in mode none has waited all the while; one that its own
    precondition or resource blocks for ever gets that again. All are reopened before any takes its consumers along, as
    one of them may be what another one has failed for.
    """
    waiting = [item for item in items if _run_again(work, item)]
    for item in waiting:
        tell(work, item)
    while following := [item for item in waiting if not _has_failed_dependency(work, item)]:
        keys = {item.key for item in following}
        waiting = [item for item in waiting if item.key not in keys]
        for item in following:
            if work.component(item).settings.cascade:
                _rerun_consumers(work, item, {Status.CASCADE_FAILED})


def _run_again(work: Work, item: Instance) -> bool:
    """Reopen an instance; tell whether its consumers follow."""
    if item.is_open:
        if item.blocked:
            _reopen_helpers(work, item)
            work.mark(item.key)
        return False
    owner = work.store.instances.by_key(item.owner) if item.owner is not None else None
    if owner is not None and not owner.is_open:
        if owner.status is Status.CASCADE_FAILED:
            rerun(work, owner)  # it asks again; of any other that is over nobody wants to know
        return False
    if item.status is Status.SKIPPED:
        link_skipped(work, item)
    if item.kind is Kind.RESOURCE:
        reset(work, item)
        _rerun_consumers(work, item, TERMINAL - {Status.FINISHED})
        return False
    _reopen(work, item)
    _reopen_helpers(work, item)
    return True


def _has_failed_dependency(work: Work, item: Instance) -> bool:
    """Tell whether something that is not run again with it has failed: then it falls back to CASCADE_FAILED."""
    links = (link for _, link in work.store.instances.links(item.key))
    return any(link.status in FAILURES and link.role not in _HELPERS for link in links)


def _rerun_consumers(work: Work, item: Instance, statuses: Collection[Status]) -> None:
    found = (work.store.instances.by_key(key) for key in work.store.instances.consumers(item.key))
    rerun(work, *(consumer for consumer in found if consumer is not None and consumer.status in statuses))


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
    for role in _HELPERS:
        for key in work.store.instances.producers(item.key, role):
            helper = work.store.instances.by_key(key)
            if helper is None or helper.is_open or helper.status is Status.FINISHED:
                continue
            if helper.kind is Kind.RESOURCE:
                reset(work, helper)
            else:
                _reopen(work, helper)
