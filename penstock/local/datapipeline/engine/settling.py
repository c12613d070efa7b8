"""Looking at instances until nothing more follows: each is put before the state machine, and its decision applied."""

from __future__ import annotations

from penstock.local.datapipeline.engine.admission import release
from penstock.local.datapipeline.engine.attempts import offer
from penstock.local.datapipeline.engine.endings import end
from penstock.local.datapipeline.engine.resources import launch, reset, shut_down
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.machine import (
    Cancel,
    CascadeFail,
    Demand,
    Facts,
    Finish,
    Launch,
    Link,
    Offer,
    ShutDown,
    Wait,
    decide,
)
from penstock.local.datapipeline.statuses import PipelineState, Status
from penstock.local.datapipeline.store.rows import QUEUED, Instance


def settle(work: Work) -> None:
    """Empty the list of instances to look at."""
    while work.dirty:
        key = next(iter(work.dirty))
        del work.dirty[key]
        item = work.store.instances.by_key(key)
        if item is not None and item.is_open:
            _look_at(work, item)


def _look_at(work: Work, item: Instance) -> None:
    if item.kind is not Kind.RESOURCE and work.pipeline(item.pipeline).state is not PipelineState.SCHEDULED:
        return
    component = work.component(item)
    links = dict(work.store.instances.links(item.key))
    is_resource = item.kind is Kind.RESOURCE
    facts = Facts(
        kind=item.kind,
        status=item.status,
        is_open=_is_open(work, item),
        cascade=component.settings.cascade,
        links=tuple(links.values()),
        users=work.store.instances.users(item.key) if is_resource else (),
        more_users_may_come=is_resource
        and work.now < item.finish
        and work.plans.get(item.pipeline, item.version).is_shared_across_schedules(item.component_id),
    )
    match decide(facts):
        case Wait(is_blocked):
            _wait(work, item, is_blocked=is_blocked)
        case Demand(link):
            _demand(work, item, next(key for key, found in links.items() if found is link))
        case Offer():
            offer(work, item)
        case Launch():
            launch(work, item)
        case ShutDown():
            shut_down(work, item)
        case Finish():
            end(work, item, Status.FINISHED)
        case CascadeFail(on):
            chain = _chain(work, item, on)
            message = f"{on.instance_id}, which it depends on, is {on.status}"
            end(work, item, Status.CASCADE_FAILED, notes={"@cascadeFailedOn": chain, "errorMessage": message})
        case Cancel(reason):
            end(work, item, Status.CANCELED, notes={"cancellationReason": reason})


def _is_open(work: Work, item: Instance) -> bool:
    """Whether it may start: its component is not paused, and it (a precondition: its user) has an active place."""
    if work.store.components.by_key(item.component).paused:
        return False
    if item.owner is None:
        return item.admission != QUEUED
    owner = work.store.instances.by_key(item.owner)
    return owner is not None and owner.admission != QUEUED and owner.is_open


def _wait(work: Work, item: Instance, *, is_blocked: bool) -> None:
    if is_blocked != item.blocked:
        item.blocked = is_blocked
        work.store.instances.save(item)
        work.mark(*work.store.instances.consumers(item.key))
    if is_blocked:
        release(work, item)


def _demand(work: Work, item: Instance, resource_key: int) -> None:
    if not item.demands or item.blocked:
        item.demands, item.blocked = True, False
        work.store.instances.save(item)
    resource = work.store.instances.by_key(resource_key)
    if resource is not None and resource.status is Status.FINISHED:
        reset(work, resource)
    work.mark(resource_key)


def _chain(work: Work, item: Instance, on: Link) -> list[str]:
    """The ids from the instance that failed first to the one that this instance waited for."""
    failed = work.store.instances.by_id(item.pipeline, on.instance_id)
    return [*(failed.notes.get("@cascadeFailedOn", ()) if failed else ()), on.instance_id]
