"""Pipeline objects of all three spheres, as DescribeObjects shows them."""

from __future__ import annotations

from penstock.definition.wire import Field, WireObject
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.evaluation import Scope, evaluated_fields
from penstock.local.datapipeline.names import wire_time
from penstock.local.datapipeline.next_run import next_run
from penstock.local.datapipeline.store.rows import Pipeline


def find_scope(work: Work, pipeline: Pipeline, object_id: str, *, masks: bool) -> tuple[Scope, str] | None:
    """Return the scope and the component id of an instance, an attempt or a component; None for an unknown id."""
    item = work.store.instances.by_id(pipeline.key, object_id)
    attempt = None if item is not None else work.store.attempts.by_id(pipeline.key, object_id)
    if attempt is not None:
        item = work.store.instances.by_key(attempt.instance)
    if item is not None:
        plan = work.plans.get(pipeline.key, item.version)
        return Scope(work.store, plan, pipeline, item, attempt, masks=masks), item.component_id
    plan = work.plans.get(pipeline.key, pipeline.latest_version)
    if object_id not in plan.components:
        return None
    return Scope(work.store, plan, pipeline, None, masks=masks), object_id


def describe(work: Work, pipeline: Pipeline, object_id: str, *, evaluates: bool) -> WireObject | None:
    """Return an object with its runtime fields; None when there is no such id.

    The values of secret (`*`) fields are masked: only tasks and GetPipelineDefinition have them.

    Raises:
        ExpressionError: A field cannot be evaluated.
    """
    found = find_scope(work, pipeline, object_id, masks=True)
    if found is None:
        return None
    scope, component_id = found
    component = scope.plan.components[component_id]
    fields = evaluated_fields(scope, component, evaluates=evaluates and scope.item is not None)
    if scope.item is not None:
        return WireObject(object_id, object_id, (*fields, *scope.runtime(component)))
    return WireObject(object_id, component.wire.name, (*fields, *_component_fields(work, pipeline, component_id)))


def _component_fields(work: Work, pipeline: Pipeline, component_id: str) -> list[Field]:
    state = work.store.components.find(pipeline.key, component_id)
    schedule = work.store.components.schedule(pipeline.key, component_id)
    fields = [
        Field("@sphere", "COMPONENT"),
        Field("@pipelineId", pipeline.id),
        Field("@version", str(pipeline.latest_version)),
    ]
    if schedule is not None:
        fields.append(Field("@firstActivationTime", wire_time(schedule[0])))
    if state is None:
        return fields
    fields += [
        Field("@status", "PAUSED" if state.paused else "SCHEDULED"),
        *(Field("@activeInstances", name, is_reference=True) for name in work.store.instances.active_ids(state.key)),
    ]
    times = (
        ("@latestRunTime", state.latest_run),
        ("@latestCompletedRunTime", state.latest_completed),
        ("@nextRunTime", next_run(work, pipeline, component_id)),
        ("@healthStatusUpdatedTime", state.health_time),
        ("@lastDeactivatedTime", pipeline.last_deactivation),
    )
    fields += [Field(key, wire_time(moment)) for key, moment in times if moment is not None]
    texts = (("@healthStatus", state.health), ("@healthStatusFromInstanceId", state.health_from))
    return fields + [Field(key, value) for key, value in texts if value is not None]
