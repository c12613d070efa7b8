"""In which order the resources of a template can be made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from penstock.local.cloudformation.errors import TemplateError

_SUB_NAME = re.compile(r"\$\{([^!.}][^.}]*)[.}]")


def creation_order(resources: Mapping[str, Any]) -> tuple[str, ...]:
    """Logical ids, each after those that it refers to or depends on.

    Raises:
        TemplateError: when resources depend on each other in a circle.
    """
    graph = {
        logical_id: [name for name in dict.fromkeys(_names(resource)) if name in resources]
        for logical_id, resource in resources.items()
    }
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = " -> ".join(reversed(error.args[1]))
        raise TemplateError(f"Circular dependency between resources: [{circle}]") from error


def _names(resource: Mapping[str, Any]) -> Iterator[str]:
    depends = resource.get("DependsOn", ())
    yield from [depends] if isinstance(depends, str) else depends
    yield from _references(resource.get("Properties", {}))


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "Ref":
                yield item
            elif key == "Fn::GetAtt":
                yield item.partition(".")[0] if isinstance(item, str) else item[0]
            else:
                if key == "Fn::Sub":
                    yield from _SUB_NAME.findall(item if isinstance(item, str) else item[0])
                yield from _references(item)
