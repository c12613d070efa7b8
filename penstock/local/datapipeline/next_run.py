"""When a pipeline, or one component of it, runs next (`@nextRunTime`): cron at the start, timeseries at the end."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.local.datapipeline.component import Component
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.statuses import PipelineState
from penstock.local.datapipeline.store.rows import Pipeline
from penstock.local.datapipeline.timetables import read_timetable


def next_run(work: Work, pipeline: Pipeline, component_id: str | None = None) -> float | None:
    """Return the first time to come at which something is due; None where nothing is, or the pipeline is not active."""
    if pipeline.state is not PipelineState.SCHEDULED:
        return None
    components = work.plans.get(pipeline.key, pipeline.active_version).scheduled()
    wanted = [item for item in components if item.kind is not Kind.RESOURCE and component_id in {None, item.id}]
    wanted = wanted or [item for item in components if item.id == component_id]
    return min((moment for item in wanted for moment in _runs(work, pipeline, item)), default=None)


def _runs(work: Work, pipeline: Pipeline, component: Component) -> Iterator[float]:
    state = work.store.components.find(pipeline.key, component.id)
    waiting = work.store.instances.next_due(state.key, work.now) if state is not None else None
    if waiting is not None:
        yield waiting
    schedule_id = component.schedule_id
    found = work.store.components.schedule(pipeline.key, schedule_id) if schedule_id is not None else None
    if schedule_id is None or found is None:
        return
    first_activation, index = found
    plan = work.plans.get(pipeline.key, pipeline.active_version)
    table = read_timetable(plan.components[schedule_id].wire, plan.definition, first_activation)
    if table.exists(index):
        yield table.bounds(index)[1 if component.runs_at_end else 0]
