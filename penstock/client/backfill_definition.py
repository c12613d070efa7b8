"""The definition of a backfill: that of the pipeline, for other intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from penstock.client.graph import graph_of, is_scheduled
from penstock.client.span import wire_time
from penstock.client.timetables import Interval
from penstock.definition.wire import DEFAULT_ID, Field, WireDefinition, WireObject

_TIMES = frozenset({"endDateTime", "occurrences", "startAt", "startDateTime"})
_LATENESS = frozenset({"lateAfterTimeout", "onLateAction"})
"""Intervals of the past are late from the outset: nobody wants an alarm for each, or that it is terminated."""
_LIMIT = "maxActiveInstances"


def backfill_definition(
    definition: WireDefinition, intervals: Mapping[str, Sequence[Interval]], max_active: int | None
) -> WireDefinition:
    """The definition with the schedules running from the first to the last of their intervals, and lateness ignored.

    Args:
        definition: the pipeline's.
        intervals: by id of the schedule, at least one for each.
        max_active: instances of an object at once; None for what the definition says.
    """
    objects = (_object(item, intervals) for item in definition)
    made = WireDefinition(tuple(objects), definition.parameters, definition.values)
    return made if max_active is None else _limited(made, max_active)


def watches_lateness(definition: WireDefinition) -> bool:
    """Whether an object has fields that the definition of a backfill has not."""
    return any(field.key in _LATENESS for item in definition for field in item.fields)


def masked_secrets(definition: WireDefinition) -> tuple[str, ...]:
    """The secrets whose values the service did not give: `Warehouse.*password`, or the id of a parameter."""
    fields = (
        f"{item.id}.{field.key}"
        for item in definition
        for field in item.fields
        if field.key.startswith("*") and _is_masked(field.value)
    )
    return (*fields, *(key for key, value in definition.values if key.startswith("*") and _is_masked(value)))


def _is_masked(value: str) -> bool:
    return not value.strip("*")


def _object(item: WireObject, intervals: Mapping[str, Sequence[Interval]]) -> WireObject:
    dropped = _LATENESS | (_TIMES if item.id in intervals else frozenset())
    fields = [field for field in item.fields if field.key not in dropped and not field.key.startswith("@")]
    if item.id in intervals:
        mine = intervals[item.id]
        fields += [Field("startDateTime", wire_time(mine[0].start)), Field("endDateTime", wire_time(mine[-1].end))]
    return replace(item, fields=tuple(fields))


def _limited(definition: WireDefinition, limit: int) -> WireDefinition:
    """Set the limit once, on Default, and on what does not inherit from it."""
    mine = Field(_LIMIT, str(limit))
    without = WireDefinition(
        tuple(_without_limit(item, mine) for item in definition), definition.parameters, definition.values
    )
    lacking = {
        id_ for id_, item in graph_of(without).objects.items() if is_scheduled(item.type) and not item.strings(_LIMIT)
    }
    objects = (replace(item, fields=(*item.fields, mine)) if item.id in lacking else item for item in without)
    return replace(without, objects=tuple(objects))


def _without_limit(item: WireObject, mine: Field) -> WireObject:
    def kept() -> Iterator[Field]:
        yield from (field for field in item.fields if field.key != _LIMIT)
        if item.id == DEFAULT_ID:
            yield mine

    return replace(item, fields=tuple(kept()))
