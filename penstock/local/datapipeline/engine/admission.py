"""Active places: no more than maxActiveInstances of a component are under way, the earliest intervals first."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.machine import Role
from penstock.local.datapipeline.statuses import PipelineState
from penstock.local.datapipeline.store.rows import ADMITTED, RELEASED, Instance


def admit(work: Work, component: int) -> None:
    """Give free places of a component to its earliest instances that are due."""
    state = work.store.components.by_key(component)
    pipeline = work.pipeline(state.pipeline)
    found = work.plans.get(pipeline.key, pipeline.active_version).components.get(state.component_id)
    if pipeline.state is not PipelineState.SCHEDULED or found is None:
        return
    free = found.settings.max_active_instances - work.store.instances.active(component)
    if free <= 0:
        return
    for item in work.store.instances.queued(component, work.now, free):
        item.admission = ADMITTED
        item.actual_start = work.now
        work.store.instances.save(item)
        work.mark(*work.store.instances.producers(item.key, Role.PRECONDITION), item.key)
        if state.latest_run is None or item.start > state.latest_run:
            state.latest_run = item.start
            work.store.components.save(state)


def release(work: Work, item: Instance) -> None:
    """Give up the place of an instance that cannot go on by itself, so that later intervals are not held up."""
    if item.admission == ADMITTED:
        item.admission = RELEASED
        work.store.instances.save(item)
        admit(work, item.component)
