"""From components to instances: one for each interval, with what it waits for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from penstock.local.datapipeline.component import Component
from penstock.local.datapipeline.engine.admission import admit
from penstock.local.datapipeline.engine.resources import watch_end
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.machine import Role
from penstock.local.datapipeline.names import instance_id
from penstock.local.datapipeline.plan import Plan
from penstock.local.datapipeline.statuses import PipelineState, Status
from penstock.local.datapipeline.store.rows import Instance, Pipeline
from penstock.local.datapipeline.timetable import Timetable
from penstock.local.datapipeline.timetables import read_timetable

_INTERVALS_AT_ONCE = 64
"""Intervals created in one transaction: a long backfill must not hold up clients."""

Scheduled: TypeAlias = tuple[str, Timetable, int]
"""A schedule's id, its timetable, and the index of its next interval."""


def create_due(work: Work, pipeline: Pipeline) -> None:
    """Create the instances of all intervals that have begun, and set the timer for the next ones."""
    if pipeline.state is not PipelineState.SCHEDULED:
        return
    plan = work.plans.get(pipeline.key, pipeline.active_version)
    tables = _timetables(work, pipeline, plan)
    # All schedules advance to one point in time, so that what an instance waits for exists before it is linked.
    stop = _stop(work, pipeline, plan, tables)
    created: list[Instance] = []
    next_key = work.store.instances.next_key()
    for number, (schedule_id, table, first) in enumerate(tables):
        index = first
        while table.exists(index) and table.bounds(index)[0] <= work.now and table.bounds(index)[0] < stop:
            created.extend(_interval(work, pipeline, plan, schedule_id, table.bounds(index), next_key + len(created)))
            index += 1
        if index != first:
            work.store.components.advance_schedule(pipeline.key, schedule_id, index)
            tables[number] = (schedule_id, table, index)
    settle_in(work, plan, created)
    moment = _next_moment(work, pipeline, plan, tables)
    if moment is not None:
        work.store.timers.add(max(moment[1], work.now), "create", pipeline.key)
    work.touched[pipeline.key] = None


def create_on_demand(work: Work, pipeline: Pipeline) -> None:
    """Create the instances of one execution; its interval begins at the activation and has no length."""
    plan = work.plans.get(pipeline.key, pipeline.active_version)
    start = float(int(work.now))
    while any(work.store.instances.by_id(pipeline.key, instance_id(item.id, start)) for item in plan.scheduled()):
        start += 1  # ids have whole seconds
    settle_in(work, plan, _interval(work, pipeline, plan, None, (start, start), work.store.instances.next_key()))


def _stop(work: Work, pipeline: Pipeline, plan: Plan, tables: Sequence[Scheduled]) -> float:
    """The time before which intervals are created now: not too many at once, and no faster than the service does."""
    starts = (_start(table, first + _INTERVALS_AT_ONCE) for _, table, first in tables)
    stop = min((start for start in starts if start is not None), default=math.inf)
    if not work.pace.instance_creation:
        return stop
    moment = _next_moment(work, pipeline, plan, tables)
    if moment is None or moment[1] > work.now:
        return -math.inf
    if pipeline.skip_before is not None and moment[0] < pipeline.skip_before:
        return min(stop, pipeline.skip_before)
    return math.nextafter(moment[0], math.inf)


def _next_moment(work: Work, pipeline: Pipeline, plan: Plan, tables: Sequence[Scheduled]) -> tuple[float, float] | None:
    """The start of the next intervals, and the time at which they may be created."""
    starts = [(schedule_id, _start(table, first)) for schedule_id, table, first in tables]
    start = min((start for _, start in starts if start is not None), default=None)
    if start is None:
        return None
    pause = work.pace.instance_creation.total_seconds()
    if not pause or (pipeline.skip_before is not None and start < pipeline.skip_before):
        return start, start
    here = [schedule_id for schedule_id, found in starts if found == start]
    return start, max(start, *(_last_creation(work, pipeline, plan, schedule_id) + pause for schedule_id in here))


def _last_creation(work: Work, pipeline: Pipeline, plan: Plan, schedule_id: str) -> float:
    """The time at which the schedule last made instances that were not skipped: those of all its objects at once."""
    found = (work.store.components.find(pipeline.key, item.id) for item in plan.on_schedule(schedule_id))
    times = (work.store.instances.last_created(state.key) for state in found if state is not None)
    return next((time for time in times if time is not None), -math.inf)


def _start(table: Timetable, index: int) -> float | None:
    return table.bounds(index)[0] if table.exists(index) else None


def _timetables(work: Work, pipeline: Pipeline, plan: Plan) -> list[Scheduled]:
    tables = []
    for schedule_id in plan.schedule_ids():
        state = work.store.components.schedule(pipeline.key, schedule_id)
        schedule = plan.components.get(schedule_id)
        if state is not None and schedule is not None:
            tables.append((schedule_id, read_timetable(schedule.wire, plan.definition, state[0]), state[1]))
    return tables


def _interval(
    work: Work, pipeline: Pipeline, plan: Plan, schedule_id: str | None, bounds: tuple[float, float], first_key: int
) -> list[Instance]:
    skipped = pipeline.skip_before is not None and bounds[0] < pipeline.skip_before
    created: list[Instance] = []

    def add(component: Component, owner: Instance | None, owner_name: str | None) -> Instance:
        state = work.store.components.ensure(pipeline.key, component.id, component.kind)
        at_end = owner.run_at == bounds[1] if owner else component.runs_at_end
        created.append(
            Instance(
                key=first_key + len(created),
                pipeline=pipeline.key,
                component=state.key,
                component_id=component.id,
                instance_id=instance_id(component.id, bounds[0], owner_name),
                kind=component.kind,
                version=pipeline.active_version,
                owner=owner.key if owner else None,
                start=bounds[0],
                finish=bounds[1],
                run_at=bounds[1] if at_end else bounds[0],
                created=work.now,
                status=Status.SKIPPED if skipped else Status.WAITING_ON_DEPENDENCIES,
            )
        )
        return created[-1]

    for component in plan.on_schedule(schedule_id):
        owner = add(component, None, None)
        for name in component.preconditions:
            add(plan.components[name], owner, component.id if len(plan.users[name]) > 1 else None)
    return created


def link(work: Work, item: Instance) -> None:
    """Link an instance that was skipped when it was created, as it is to run after all."""
    plan = work.plans.get(item.pipeline, item.version)
    helpers: list[Instance] = []
    for name in plan.components[item.component_id].preconditions:
        state = work.store.components.find(item.pipeline, name)
        if state is not None:
            where = "component = ? AND start = ? AND owner = ?"
            helpers += work.store.instances.select(where, state.key, item.start, item.key)
    names = {item.key: item.component_id}
    edges = [edge for new in (item, *helpers) for edge in _edges(work, plan, new, {}, names)]
    work.store.instances.link([*edges, *((item.key, Role.PRECONDITION, helper.key) for helper in helpers)])


def settle_in(work: Work, plan: Plan, created: Sequence[Instance]) -> None:
    """Store new instances, link them, set their timers, and start those that may."""
    work.store.instances.insert(created)
    here = {(item.component_id, item.start): item.key for item in created if item.owner is None}
    names = {item.key: item.component_id for item in created}
    edges = [edge for item in created if item.is_open for edge in _edges(work, plan, item, here, names)]
    edges += [(item.owner, Role.PRECONDITION, item.key) for item in created if item.owner is not None and item.is_open]
    work.store.instances.link(edges)
    for item in created:
        if item.is_open:
            _set_timers(work, plan, item)
    for component in dict.fromkeys(item.component for item in created if item.kind in {Kind.ACTIVITY, Kind.DATA_NODE}):
        admit(work, component)
    work.mark(*(item.key for item in created if item.kind is Kind.RESOURCE))


def _edges(
    work: Work, plan: Plan, item: Instance, here: dict[tuple[str, float], int], names: dict[int, str]
) -> Iterable[tuple[int, Role, int]]:
    component = plan.components[item.component_id]
    machine = plan.machine_of(item.component_id, names.get(item.owner or 0))
    wanted = (
        *((Role.INPUT, name) for name in component.inputs),
        *((Role.PRODUCER, name) for name in component.producers),
        *((Role.DEPENDS_ON, name) for name in component.depends_on),
        *((Role.RESOURCE, name) for name in (machine,) if name is not None),
    )
    for role, name in wanted:
        producer = here.get((name, item.start)) or _elsewhere(work, item, name)
        if producer is not None:
            yield item.key, role, producer


def _elsewhere(work: Work, item: Instance, name: str) -> int | None:
    """The instance of another schedule whose interval contains the start of this one; not documented in detail."""
    state = work.store.components.find(item.pipeline, name)
    found = work.store.instances.containing(state.key, item.start) if state else None
    return found.key if found else None


def _set_timers(work: Work, plan: Plan, item: Instance) -> None:
    component = plan.components[item.component_id]
    if item.kind is Kind.RESOURCE:
        watch_end(work, item)
    if item.run_at > work.now and item.kind in {Kind.ACTIVITY, Kind.DATA_NODE}:
        work.store.timers.add(item.run_at, "admit", item.pipeline, item.key)
    late = component.settings.late_after_timeout
    if late is not None and component.actions("onLateAction") and not plan.is_on_demand:
        # A backfilled interval cannot start before it is created, so it is not late from the outset.
        work.store.timers.add(max(item.run_at, work.now) + late.total_seconds(), "late", item.pipeline, item.key)
