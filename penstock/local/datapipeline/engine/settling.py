"""Looking at instances until nothing more follows: each is put before the state machine, and its decision applied."""

from __future__ import annotations

from penstock.local.datapipeline.engine.admission import release
from penstock.local.datapipeline.engine.attempts import offer
from penstock.local.datapipeline.engine.endings import end, tell
from penstock.local.datapipeline.engine.resources import launch, reset, shut_down
from penstock.local.datapipeline.engine.states import UNDER_WAY
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
    Role,
    ShutDown,
    User,
    Wait,
    decide,
)
from penstock.local.datapipeline.names import wire_time
from penstock.local.datapipeline.statuses import MET, PipelineState, Status
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
    is_active = work.pipeline(item.pipeline).state is PipelineState.SCHEDULED
    if not is_active and (item.kind is not Kind.RESOURCE or item.status is Status.WAITING_ON_DEPENDENCIES):
        return
    links = dict(work.store.instances.links(item.key))
    match decide(_facts(work, item, tuple(links.values()), is_active=is_active)):
        case Wait(is_blocked):
            _wait(work, item, is_blocked=is_blocked)
        case Demand(link):
            _demand(work, item, next(key for key, found in links.items() if found is link))
        case Offer():
            _offer(work, item)
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


def _facts(work: Work, item: Instance, links: tuple[Link, ...], *, is_active: bool) -> Facts:
    """What decides about an instance; in a pipeline that is not active only users under way need a resource."""
    users: tuple[User, ...] = ()
    more_users_may_come = False
    if item.kind is Kind.RESOURCE:
        found = work.store.instances.users(item.key)
        users = found if is_active else tuple(user for user in found if user.status in UNDER_WAY)
        plan = work.plans.get(item.pipeline, item.version)
        more_users_may_come = (
            is_active and work.now < item.finish and plan.is_shared_across_schedules(item.component_id)
        )
    return Facts(
        kind=item.kind,
        status=item.status,
        is_open=_is_open(work, item),
        cascade=work.component(item).settings.cascade,
        links=links,
        users=users,
        more_users_may_come=more_users_may_come,
    )


def _is_open(work: Work, item: Instance) -> bool:
    """Whether it may start: not paused, and it (a precondition: its user) has an active place, or there is one left."""
    if work.store.components.by_key(item.component).paused:
        return False
    if item.kind is Kind.RESOURCE:
        # Only earlier intervals count: if a machine waited for those of later ones, whose activities may wait for the
        # places of its own, neither could ever go on.
        most = work.component(item).settings.max_active_instances
        return work.store.instances.active_before(item.component, item.start) < most
    if item.owner is None:
        return item.admission != QUEUED
    owner = work.store.instances.by_key(item.owner)
    return owner is not None and owner.admission != QUEUED and owner.is_open


def _offer(work: Work, item: Instance) -> None:
    """Offer what has a place to run; where the resource's own schedule has no interval for it, it never gets one."""
    owner = work.store.instances.by_key(item.owner) if item.owner is not None else None
    plan = work.plans.get(item.pipeline, item.version)
    machine = plan.machine_of(item.component_id, owner.component_id if owner is not None else None)
    if machine is None or work.store.instances.producers(item.key, Role.RESOURCE):
        offer(work, item)
        return
    reason = f"the schedule of its resource '{machine}' has no interval that contains {wire_time(item.start)}"
    end(work, item, Status.CANCELED, notes={"cancellationReason": reason})


def _wait(work: Work, item: Instance, *, is_blocked: bool) -> None:
    if is_blocked != item.blocked:
        item.blocked = is_blocked
        work.store.instances.save(item)
        tell(work, item)
    if is_blocked:
        release(work, item)


def _demand(work: Work, item: Instance, resource_key: int) -> None:
    if not item.demands or item.blocked:
        item.demands, item.blocked = True, False
        work.store.instances.save(item)
    resource = work.store.instances.by_key(resource_key)
    if resource is not None and resource.status in MET:
        reset(work, resource)
    work.mark(resource_key)


def _chain(work: Work, item: Instance, on: Link) -> list[str]:
    """The ids from the instance that failed first to the one that this instance waited for."""
    failed = work.store.instances.by_id(item.pipeline, on.instance_id)
    return [*(failed.notes.get("@cascadeFailedOn", ()) if failed else ()), on.instance_id]
