"""Looking at a resource must not make it."""

from __future__ import annotations

from typing import Any

from moto.cloudformation.parsing import ResourceMap

from penstock.local.cloudformation.repairs.repair import Repair


def _get(self: ResourceMap, key: str) -> Any:
    made = self._parsed_resources
    if key in made:
        return made[key]
    if key not in self.resources:
        raise KeyError(key)
    return None


LAZY_RESOURCES = Repair(
    ResourceMap,
    "__getitem__",
    _get,
    "Reading a key makes the resource: DescribeStacks of a failed stack with outputs made its resources again.",
)
