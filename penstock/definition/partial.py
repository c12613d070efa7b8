"""A part of a definition: one object, and all that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from penstock.definition.inheritance import effective
from penstock.definition.wire import DEFAULT_ID, WireDefinition, WireObject

_WAITED_FOR = ("input", "dependsOn")


def up_to(definition: WireDefinition, object_id: str) -> WireDefinition:
    """Leave out what an object does not need, and what comes after it.

    It needs all that it refers to, whatever writes the data that it reads or waits for, and so on.

    Args:
        definition: the whole.
        object_id: id of one of its objects.
    """
    objects = {item.id: effective(definition, item) for item in definition}
    writers = _writers(objects)
    left = [DEFAULT_ID, object_id, *writers.get(object_id, ())]
    kept: set[str] = set()
    while left:
        name = left.pop()
        if name not in kept and name in objects:
            kept.add(name)
            left.extend(_needs(objects[name], writers))
    return WireDefinition(
        tuple(item for item in definition if item.id in kept), definition.parameters, definition.values
    )


def _writers(objects: Mapping[str, WireObject]) -> Mapping[str, list[str]]:
    """The objects that have each one as their output."""
    found: dict[str, list[str]] = {}
    for item in objects.values():
        for node in item.references("output"):
            found.setdefault(node, []).append(item.id)
    return found


def _needs(item: WireObject, writers: Mapping[str, list[str]]) -> Iterator[str]:
    yield from (field.value for field in item.fields if field.is_reference)
    for key in _WAITED_FOR:
        for name in item.references(key):
            yield from writers.get(name, ())
