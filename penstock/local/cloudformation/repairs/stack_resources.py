"""The resources of a stack are those that exist."""

from __future__ import annotations

from typing import Any

from moto.cloudformation.models import Stack

from penstock.local.cloudformation.repairs.repair import Repair
from penstock.local.cloudformation.stacks.stack_state import made_resource


def _stack_resources(self: Stack) -> list[Any]:
    made = (made_resource(self.resource_map, logical_id) for logical_id in self.resource_map.resources)
    return [resource for resource in made if resource is not None]


STACK_RESOURCES = Repair(
    Stack,
    "stack_resources",
    property(_stack_resources),
    "A resource whose condition is false is listed without ids, which ends DescribeStackResource in an error 500.",
)
