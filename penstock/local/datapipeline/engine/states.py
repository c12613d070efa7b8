"""The states of a pipeline that follow from its instances."""

from __future__ import annotations

from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.statuses import FAILURES, PipelineState, Status
from penstock.local.datapipeline.store.rows import Pipeline

UNDER_WAY = frozenset({Status.WAITING_FOR_RUNNER, Status.CREATING, Status.RUNNING, Status.SHUTTING_DOWN})


def update_states(work: Work) -> None:
    """Look at the pipelines in which an instance has ended.

    A pipeline becomes FINISHED when its schedules have ended and all its instances are done; while one has failed it
    stays SCHEDULED, as SetStatus, and with it a rerun, is refused on FINISHED pipelines. One that runs on demand stays
    SCHEDULED, too: it may be activated again.
    """
    for key in work.touched:
        pipeline = work.pipeline(key)
        if pipeline.state is PipelineState.DEACTIVATING and not work.store.instances.has_status(key, UNDER_WAY):
            pipeline.state = PipelineState.INACTIVE
            work.store.pipelines.save(pipeline)
        elif pipeline.state is PipelineState.SCHEDULED and _is_done(work, pipeline):
            pipeline.state = PipelineState.FINISHED
            work.store.pipelines.save(pipeline)
    work.touched.clear()


def _is_done(work: Work, pipeline: Pipeline) -> bool:
    return (
        not work.plans.get(pipeline.key, pipeline.active_version).is_on_demand
        and not work.store.instances.has_open(pipeline.key)
        and not work.store.timers.exists(pipeline.key, "create")
        and not work.store.instances.has_status(pipeline.key, FAILURES)
    )
