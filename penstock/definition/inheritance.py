"""Effective objects: own fields, then the parent chain's, then those of `Default`.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-writing-pipeline-definition.html
The guide implies, and does not say, that own fields win, and that a chain ends in `Default`.
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.definition.wire import DEFAULT_ID, Field, WireDefinition, WireObject

_NOT_INHERITED = frozenset({"type", "parent"})


def effective(definition: WireDefinition, item: WireObject) -> WireObject:
    """The object with all that it inherits; an inherited key never adds to an own key of the same name."""
    return WireObject(item.id, item.name, tuple(field for field, _ in fields_with_holders(definition, item)))


def fields_with_holders(definition: WireDefinition, item: WireObject) -> Iterator[tuple[Field, WireObject]]:
    """Yield the effective fields, each with the object that it stands on."""
    yield from ((field, item) for field in item.fields)
    seen = {*item.keys(), *_NOT_INHERITED}
    for ancestor in _ancestors(definition, item):
        yield from ((field, ancestor) for field in ancestor.fields if field.key not in seen)
        seen.update(ancestor.keys())


def _ancestors(definition: WireDefinition, item: WireObject) -> Iterator[WireObject]:
    visited = {item.id}
    current = item
    while True:
        parent_id = next(iter(current.references("parent")), DEFAULT_ID)
        parent = definition.find(parent_id)
        if parent is None or parent.id in visited:
            return
        visited.add(parent.id)
        yield parent
        current = parent
