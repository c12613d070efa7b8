"""Activating and deactivating a pipeline.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-activate-pipeline.html
"""

from __future__ import annotations

from penstock.local.datapipeline.engine.admission import admit
from penstock.local.datapipeline.engine.commands import cancel, rerun
from penstock.local.datapipeline.engine.creation import create_due, create_on_demand
from penstock.local.datapipeline.engine.endings import end
from penstock.local.datapipeline.engine.states import UNDER_WAY
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.statuses import PipelineState, Status
from penstock.local.datapipeline.store.rows import Pipeline

_DEACTIVATED = "@deactivated"
"""Note on an instance that deactivation cancelled, so that activation can run it again."""


def activate(work: Work, pipeline: Pipeline, start: float | None) -> None:
    """Make the latest version the active one, and run it; work before `start` is skipped."""
    was_inactive = pipeline.state is not PipelineState.SCHEDULED
    pipeline.state = PipelineState.SCHEDULED
    pipeline.active_version = pipeline.latest_version
    pipeline.last_activation = work.now
    pipeline.first_activation = work.now if pipeline.first_activation is None else pipeline.first_activation
    pipeline.skip_before = start if start is not None else pipeline.skip_before
    work.store.pipelines.save(pipeline)
    if start is not None:
        _skip(work, pipeline, start)
    if was_inactive:
        _resume(work, pipeline)
    plan = work.plans.get(pipeline.key, pipeline.active_version)
    if plan.is_on_demand:
        create_on_demand(work, pipeline)
        return
    for schedule_id in plan.schedule_ids():
        work.store.components.activate_schedule(pipeline.key, schedule_id, work.now)
    work.store.timers.drop_pipeline(pipeline.key, "create")
    create_due(work, pipeline)


def deactivate(work: Work, pipeline: Pipeline, *, cancel_active: bool) -> None:
    """Stop creating and starting instances; those under way are cancelled, or run to their end."""
    pipeline.state = PipelineState.DEACTIVATING
    pipeline.last_deactivation = work.now
    work.store.pipelines.save(pipeline)
    work.store.timers.drop_pipeline(pipeline.key, "create")
    for item in work.store.instances.open(pipeline.key):
        if cancel_active and item.status in UNDER_WAY:
            item.notes[_DEACTIVATED] = "true"
            cancel(work, item, "the pipeline was deactivated")
        elif item.kind is Kind.RESOURCE:
            work.mark(item.key)  # it may wait for an activity that does not start any more
    work.touched[pipeline.key] = None


def _skip(work: Work, pipeline: Pipeline, start: float) -> None:
    for item in work.store.instances.open(pipeline.key):
        if item.start < start and item.status is Status.WAITING_ON_DEPENDENCIES:
            end(work, item, Status.SKIPPED, quietly=True)


def _resume(work: Work, pipeline: Pipeline) -> None:
    where = "pipeline = ? AND status = ? ORDER BY key"
    for item in work.store.instances.select(where, pipeline.key, Status.CANCELED):
        is_skipped = pipeline.skip_before is not None and item.start < pipeline.skip_before
        if _DEACTIVATED in item.notes and not is_skipped:
            rerun(work, item)
    work.mark(*(item.key for item in work.store.instances.open(pipeline.key)))
    for state in work.store.components.all(pipeline.key):
        if state.kind in {Kind.ACTIVITY, Kind.DATA_NODE}:
            admit(work, state.key)
