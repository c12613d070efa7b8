"""SetStatus.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_SetStatus.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from penstock.local.datapipeline.engine.commands import cancel, mark_finished, rerun
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import RUNNABLE_KINDS
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, ids, text
from penstock.local.datapipeline.statuses import PipelineState
from penstock.local.datapipeline.store.rows import Instance, Pipeline

_OF_INSTANCES: Mapping[str, Callable[[Work, Instance], None]] = {
    "TRY_CANCEL": lambda work, item: cancel(work, item, "cancelled by a user"),
    "RERUN": rerun,
    "MARK_FINISHED": mark_finished,
}
_OF_COMPONENTS: Mapping[str, bool] = {"PAUSE": True, "RESUME": False}
_MOST = 1000


def set_status(work: Work, payload: Payload) -> dict[str, object]:
    """Cancel, rerun or finish instances; pause or resume components."""
    pipeline = named_pipeline(work, payload)
    names, status = ids(payload, "objectIds", _MOST), text(payload, "status").upper()
    if pipeline.state is PipelineState.FINISHED:
        raise invalid(f"The pipeline '{pipeline.id}' is FINISHED; the status of its objects cannot be set")
    if status in _OF_INSTANCES:
        for name in names:
            _OF_INSTANCES[status](work, _instance(work, pipeline, name, status))
    elif status in _OF_COMPONENTS:
        for name in names:
            _pause(work, pipeline, name, paused=_OF_COMPONENTS[status])
    else:
        allowed = ", ".join((*_OF_INSTANCES, *_OF_COMPONENTS))
        raise invalid(f"'status' must be one of {allowed}; found '{status}'")
    return {}


def _instance(work: Work, pipeline: Pipeline, name: str, status: str) -> Instance:
    found = work.store.instances.by_id(pipeline.key, name)
    if found is None:
        raise invalid(f"{status} is for instances, and the pipeline '{pipeline.id}' has no instance '{name}'")
    return found


def _pause(work: Work, pipeline: Pipeline, name: str, *, paused: bool) -> None:
    component = work.plans.get(pipeline.key, pipeline.latest_version).components.get(name)
    if component is None:
        raise invalid(f"PAUSE and RESUME are for components, and the pipeline '{pipeline.id}' has none named '{name}'")
    if component.kind not in RUNNABLE_KINDS:
        kinds = ", ".join(sorted(RUNNABLE_KINDS))
        raise invalid(f"PAUSE and RESUME are for what runs ({kinds}); '{name}' is a {component.wire.type or 'parent'}")
    state = work.store.components.ensure(pipeline.key, name, component.kind)
    state.paused = paused
    work.store.components.save(state)
    where = "component = ? AND open = 1 ORDER BY key"
    work.mark(*(item.key for item in work.store.instances.select(where, state.key)))
