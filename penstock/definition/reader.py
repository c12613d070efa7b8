"""Reads a wire definition back into typed objects, so exactly that writing it again gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.wire import DEFAULT_ID, Field, WireDefinition, WireObject, WireParameter
from penstock.objects import TYPES, Default, Parameter, PipelineObject, UntypedObject
from penstock.objects.fields import FieldSpec, Kind
from penstock.objects.reading import read_value

_KINDS: Mapping[str | None, type[PipelineObject]] = {kind.TYPE: kind for kind in TYPES}
_USER_FIELD = ("my", "*my")


class DanglingReferenceError(ValueError):
    """References of a definition that lead nowhere, or ids that stand twice: its objects cannot be typed."""


def read_definition(definition: WireDefinition) -> PipelineDefinition:
    """Make typed objects of a definition, in its order.

    Whatever a class does not declare, or a field does not take, is kept in `other_fields`; objects of unknown types,
    and those that only serve as parents, become UntypedObjects. Objects may refer to each other in circles.

    Raises:
        DanglingReferenceError: where a reference leads to no object, or two objects have the same id; the rules of
            `penstock.validation` say more.
    """
    shells = {item.id: _kind(item) for item in definition}
    objects = {object_id: kind.__new__(kind) for object_id, kind in shells.items()}
    if len(objects) < len(definition.objects):
        raise DanglingReferenceError("two objects of the definition have the same id")
    for item in definition:
        _fill(objects[item.id], item, objects)
    return PipelineDefinition(
        tuple(objects.values()), tuple(_parameter(item) for item in definition.parameters), definition.values
    )


def _kind(item: WireObject) -> type[PipelineObject]:
    types = [field for field in item.fields if field.key == "type"]
    if not types and item.id == DEFAULT_ID:
        return Default
    if len(types) == 1 and not types[0].is_reference:
        return _KINDS.get(types[0].value, UntypedObject)
    return UntypedObject


def _fill(shell: PipelineObject, item: WireObject, objects: Mapping[str, PipelineObject]) -> None:
    """Call the constructor of an object that others refer to already."""
    kind = type(shell)
    by_wire = {spec.wire: spec for spec in kind.FIELDS.values()}
    values: dict[str, Any] = {spec.name: None for spec in kind.FIELDS.values() if spec.required}
    user: dict[str, Sequence[str | PipelineObject]] = {}
    other: dict[str, Sequence[str | PipelineObject]] = {}
    for key, fields in _grouped(item.fields).items():
        if key == "type" and kind.TYPE is not None:
            continue
        spec = by_wire.get(key)
        resolved = [_resolved(item, field, objects) for field in fields]
        if spec is not None and _fits(spec, fields):
            typed = [value if spec.kind is Kind.REFERENCE else read_value(spec, str(value)) for value in resolved]
            values[spec.name] = typed if spec.multiple else typed[0]
        else:
            (user if key.startswith(_USER_FIELD) else other)[key] = resolved
    PipelineObject.__init__(
        shell,
        item.id,
        name=item.name,
        user_fields=user,
        other_fields=other,
        wire_order=tuple(field.key for field in item.fields),
        **values,
    )


def _fits(spec: FieldSpec, fields: Sequence[Field]) -> bool:
    is_reference = spec.kind is Kind.REFERENCE
    return (spec.multiple or len(fields) == 1) and all(field.is_reference == is_reference for field in fields)


def _resolved(item: WireObject, field: Field, objects: Mapping[str, PipelineObject]) -> str | PipelineObject:
    if not field.is_reference:
        return field.value
    if field.value not in objects:
        raise DanglingReferenceError(f"'{field.key}' of '{item.id}' refers to '{field.value}', which does not exist")
    return objects[field.value]


def _grouped(fields: Iterable[Field]) -> dict[str, list[Field]]:
    groups: dict[str, list[Field]] = {}
    for field in fields:
        groups.setdefault(field.key, []).append(field)
    return groups


def _parameter(item: WireParameter) -> Parameter:
    by_wire = {spec.wire: spec for spec in Parameter.FIELDS.values()}
    groups: dict[str, list[str]] = {}
    for key, value in item.attributes:
        groups.setdefault(key, []).append(value)
    values: dict[str, Any] = {}
    other: dict[str, Sequence[str]] = {}
    for key, texts in groups.items():
        spec = by_wire.get(key)
        if spec is not None and (spec.multiple or len(texts) == 1):
            typed = [read_value(spec, text) for text in texts]
            values[spec.name] = typed if spec.multiple else typed[0]
        else:
            other[key] = texts
    return Parameter(item.id, other_fields=other, wire_order=tuple(key for key, _ in item.attributes), **values)
