"""Lays two states out as tables, of what both of them tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from penstock.changes.difference import Subject, Value
from penstock.changes.state import PipelineState
from penstock.definition.wire import WireDefinition

Fields: TypeAlias = Mapping[str, tuple[Value, ...]]
Table: TypeAlias = Mapping[str, Fields]

LABEL = "name"
"""The field that an object's label is shown as."""
WHOLE = ""
"""The field of subjects that have none but are values themselves."""


def tables(subject: Subject, old: PipelineState, new: PipelineState) -> tuple[Table, Table]:
    """What the two states say of a subject: id -> field -> values in order. What one of them leaves open is left out.

    Objects with the same id are taken together: the rules of `penstock.validation` report them.
    """
    match subject:
        case Subject.PIPELINE:
            return _properties(old, new), _properties(new, old)
        case Subject.TAG:
            return _tags(old, new), _tags(new, old)
        case Subject.OBJECT:
            return _objects(old.definition), _objects(new.definition)
        case Subject.PARAMETER:
            return _parameters(old.definition), _parameters(new.definition)
        case Subject.VALUE:
            return _values(old.definition), _values(new.definition)


def _properties(state: PipelineState, other: PipelineState) -> Table:
    texts = {
        LABEL: (state.name, other.name),
        "description": (state.description, other.description),
        "activate": (_text(state.activate), _text(other.activate)),
    }
    return {"": {key: (Value(own),) for key, (own, others) in texts.items() if own and others is not None}}


def _text(flag: bool | None) -> str | None:
    return None if flag is None else str(flag).lower()


def _tags(state: PipelineState, other: PipelineState) -> Table:
    if state.tags is None or other.tags is None:
        return {}
    return {key: {WHOLE: (Value(value),)} for key, value in state.tags.items()}


def _objects(definition: WireDefinition) -> Table:
    return _gathered(
        (item.id, key, value)
        for item in definition
        for key, value in (
            (LABEL, Value(item.name)),
            *((field.key, Value(field.value, field.is_reference)) for field in item.fields),
        )
    )


def _parameters(definition: WireDefinition) -> Table:
    found: dict[str, Fields] = {item.id: {} for item in definition.parameters}
    pairs = ((item.id, key, Value(text)) for item in definition.parameters for key, text in item.attributes)
    return found | _gathered(pairs)


def _values(definition: WireDefinition) -> Table:
    return _gathered((key, WHOLE, Value(text)) for key, text in definition.values)


def _gathered(entries: Iterable[tuple[str, str, Value]]) -> dict[str, Fields]:
    table: dict[str, dict[str, tuple[Value, ...]]] = {}
    for key, field, value in entries:
        fields = table.setdefault(key, {})
        fields[field] = (*fields.get(field, ()), value)
    return dict(table)
