"""The task object that PollForTask hands out: the attempt, and every object that it needs, evaluated."""

from __future__ import annotations

from typing import Any

from penstock.definition.api_form import object_to_api
from penstock.definition.wire import Field, WireObject
from penstock.local.datapipeline.evaluation import Scope, evaluated_fields
from penstock.local.datapipeline.machine import Role
from penstock.local.datapipeline.store.rows import Instance

_NOT_FOLLOWED = frozenset(
    {"parent", "dependsOn", "precondition", "node", "onSuccess", "onFail", "onLateAction", "@cascadeFailedOn"}
)
_LOOKS_AT_NODE = "Exists"
"""The one precondition without fields of its own: what it is about is the node that it is for."""


def task_object(scope: Scope) -> dict[str, Any]:
    """Return `taskId`, `pipelineId`, `attemptId` and `objects` of a scope that has an attempt.

    The attempt stands in `objects` under its attempt id, each object that it refers to under the id in the reference:
    the instance's for data nodes and resources, the component's for formats, databases and schedules. So does the node
    that an Exists is for, and the resource of a precondition that has none of its own (`runsOn`). All bear their
    component's name: the folder of an attempt's logs is called by it.

    Raises:
        ExpressionError: A field cannot be evaluated.
    """
    if scope.item is None or scope.attempt is None:
        raise ValueError("a task is an attempt of an instance")
    objects: dict[str, WireObject] = {}
    waiting = [(scope.attempt.attempt_id, scope.item.component_id)]
    while waiting:
        key, component_id = waiting.pop()
        component = scope.plan.components.get(component_id)
        if key in objects or component is None:
            continue
        is_run = scope.instance_of(component_id) is not None
        fields = [*evaluated_fields(scope, component), *(scope.runtime(component) if is_run else ())]
        machine = _machine(scope, scope.item) if not objects and component.runs_on is None else None
        if machine is not None:
            fields.append(Field("runsOn", machine.instance_id, is_reference=True))
            waiting.append((machine.instance_id, machine.component_id))
        objects[key] = WireObject(key, component.wire.name, tuple(fields))
        waiting.extend(reversed(_followed(component.wire, fields)))
        owner = scope.owner(scope.item) if component.wire.type == _LOOKS_AT_NODE else None
        if owner is not None:
            waiting.append((owner.instance_id, owner.component_id))
    return {
        "taskId": scope.attempt.task_id,
        "pipelineId": scope.pipeline.id,
        "attemptId": scope.attempt.attempt_id,
        "objects": {key: object_to_api(item) for key, item in objects.items()},
    }


def _machine(scope: Scope, item: Instance) -> Instance | None:
    """The resource that an instance runs on; a precondition's may be that of the object that it is for."""
    keys = scope.store.instances.producers(item.key, Role.RESOURCE)
    return scope.store.instances.by_key(keys[0]) if keys else None


def _followed(wire: WireObject, fields: list[Field]) -> list[tuple[str, str]]:
    """Pair each reference as it is rendered with the component that it was."""
    originals = [entry for entry in wire.fields if entry.is_reference and entry.key != "parent"]
    rendered = [entry for entry in fields if entry.is_reference][: len(originals)]
    return [
        (now.value, was.value)
        for was, now in zip(originals, rendered, strict=True)
        if was.key not in _NOT_FOLLOWED and not was.key.startswith("@")
    ]
