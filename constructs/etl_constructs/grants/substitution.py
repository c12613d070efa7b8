"""Puts into fields what their expressions name and the definition holds: parameters, fields, and fields of others.

A bucket that is a parameter, or the path of the node that a precondition is for, is known when the stack is made.
Values that are only handed over later, when the pipeline is activated by hand, need permissions of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from penstock.definition.wire import Field, WireDefinition, WireObject

_NAME = re.compile(r"#\{\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*\}")
_NODE = re.compile(r"#\{\s*node\.")


def values_of(definition: WireDefinition) -> Mapping[str, str]:
    """The value, or else the default, of every parameter that has exactly one; a list stands for no name.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
    """
    found: dict[str, list[str]] = {}
    for name, value in definition.values:
        found.setdefault(name, []).append(value)
    for parameter in definition.parameters:
        found.setdefault(parameter.id, [value for key, value in parameter.attributes if key == "default"])
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def substituted(definition: WireDefinition) -> WireDefinition:
    """The definition with `#{...}` replaced where it only names something that is known.

    A precondition that says `#{node...}` becomes one for each object that it is for. Whatever does more than name
    something, such as a function, stays.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-pipeline-expressions.html
    """
    values = values_of(definition)
    objects = {item.id: _replaced(item, partial(_own, item, values)) for item in definition}
    followed = _Followed(objects)
    variants = [variant for item in objects.values() for variant in followed.variants(item)]
    return WireDefinition(tuple(variants), definition.parameters, definition.values)


def _own(item: WireObject, values: Mapping[str, str], name: str) -> str | None:
    """The object's own field, or else the parameter, of that name."""
    found = item.strings(name)
    return found[0] if len(found) == 1 else values.get(name)


@dataclass(frozen=True, slots=True)
class _Followed:
    """Objects by their ids; `#{input.directoryPath}` leads from one to another."""

    objects: Mapping[str, WireObject]

    def variants(self, item: WireObject) -> Iterator[WireObject]:
        """Yield the object with the fields of others put in, once for each `node` that it may have."""
        nodes: list[WireObject | None] = [None]
        if any(_NODE.search(field.value) for field in item.fields):
            nodes = [other for other in self.objects.values() if item.id in other.references("precondition")] or nodes
        for number, node in enumerate(nodes):
            variant = _replaced(item, partial(self._value, item, node))
            yield variant if number == 0 or node is None else replace(variant, id=f"{item.id} of {node.id}")

    def _value(self, item: WireObject, node: WireObject | None, path: str) -> str | None:
        """The one text at the end of a path of references."""
        *steps, last = path.split(".")
        current: WireObject | None = item
        for number, step in enumerate(steps):
            if current is None:
                return None
            following = current.references(step)
            if number == 0 and step == "node":
                current = node
            else:
                current = self.objects.get(following[0]) if len(following) == 1 else None
        found = current.strings(last) if steps and current is not None else ()
        return found[0] if len(found) == 1 else None


def _replaced(item: WireObject, value: Callable[[str], str | None]) -> WireObject:
    """The object with each name in its texts replaced by its value; the name stays where there is none."""
    if not any("#{" in field.value for field in item.fields):
        return item

    def text(found: re.Match[str]) -> str:
        known = value(found[1])
        return found[0] if known is None else known

    return WireObject(
        item.id,
        item.name,
        tuple(
            field if field.is_reference or "#{" not in field.value else Field(field.key, _NAME.sub(text, field.value))
            for field in item.fields
        ),
    )
