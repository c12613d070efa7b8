"""The family of an object: that of its type, or what its name and its uses tell where the type is not known."""

from __future__ import annotations

from collections.abc import Mapping

from penstock.definition.wire import DEFAULT_ID, WireDefinition, WireObject
from penstock.objects import (
    TYPES,
    Action,
    Activity,
    Database,
    DataNode,
    Default,
    PipelineObject,
    Precondition,
    Resource,
    Schedule,
)

_BY_TYPE: Mapping[str | None, type[PipelineObject]] = {kind.TYPE: kind for kind in TYPES}
_BY_ENDING: Mapping[str, type[PipelineObject]] = {
    "Activity": Activity,
    "DataNode": DataNode,
    "Database": Database,
    "Cluster": Resource,
    "Resource": Resource,
}
"""As the service names its types; inferred, for types that `penstock.objects` does not have."""
_BY_USE: Mapping[str, type[PipelineObject]] = {
    "input": DataNode,
    "output": DataNode,
    "runsOn": Resource,
    "precondition": Precondition,
    "schedule": Schedule,
    "database": Database,
    "onFail": Action,
    "onLateAction": Action,
    "onSuccess": Action,
}


def kinds(definition: WireDefinition) -> tuple[type[PipelineObject], ...]:
    """The class of each object, in order; a family's class, or PipelineObject, for types that are not known."""
    used_as = {
        field.value: _BY_USE[field.key]
        for item in reversed(definition.objects)
        for field in reversed(item.fields)
        if field.is_reference and field.key in _BY_USE
    }
    return tuple(_kind(item, used_as) for item in definition)


def _kind(item: WireObject, used_as: Mapping[str, type[PipelineObject]]) -> type[PipelineObject]:
    if item.id == DEFAULT_ID:
        return Default
    type_ = item.type
    if type_ in _BY_TYPE:
        return _BY_TYPE[type_]
    return _by_ending(type_ or "") or used_as.get(item.id, PipelineObject)


def _by_ending(type_: str) -> type[PipelineObject] | None:
    return next((kind for ending, kind in _BY_ENDING.items() if type_.endswith(ending)), None)
