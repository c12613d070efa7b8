"""SetStatus.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_SetStatus.html
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penstock.local.datapipeline.engine.commands import cancel, mark_finished, rerun
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import RUNNABLE_KINDS
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, ids, text
from penstock.local.datapipeline.statuses import PipelineState
from penstock.local.datapipeline.store.rows import Instance, Pipeline

_CANCELLED = "cancelled by a user"
_OF_INSTANCES = frozenset({"TRY_CANCEL", "RERUN", "MARK_FINISHED"})
_OF_COMPONENTS: Mapping[str, bool] = {"PAUSE": True, "RESUME": False}
_MOST = 1000


def set_status(work: Work, payload: Payload) -> dict[str, object]:
    """Cancel, rerun or finish instances; pause or resume components."""
    pipeline = named_pipeline(work, payload)
    names, status = ids(payload, "objectIds", _MOST), text(payload, "status").upper()
    if pipeline.state is PipelineState.FINISHED:
        raise invalid(f"The pipeline '{pipeline.id}' is FINISHED; the status of its objects cannot be set")
    if status in _OF_INSTANCES:
        _command(work, status, [_instance(work, pipeline, name, status) for name in names])
    elif status in _OF_COMPONENTS:
        for name in names:
            _pause(work, pipeline, name, paused=_OF_COMPONENTS[status])
    else:
        allowed = ", ".join((*sorted(_OF_INSTANCES), *_OF_COMPONENTS))
        raise invalid(f"'status' must be one of {allowed}; found '{status}'")
    return {}


def _command(work: Work, status: str, items: Sequence[Instance]) -> None:
    match status:
        case "TRY_CANCEL":
            for item in items:
                cancel(work, item, _CANCELLED)
        case "MARK_FINISHED":
            for item in items:
                mark_finished(work, item)
        case "RERUN":
            rerun(work, *items)


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
