"""UpdateStack with order, events and rollback."""

from __future__ import annotations

from typing import Any

from moto.cloudformation.models import CloudFormationBackend, Stack

from penstock.local.cloudformation.repairs.repair import Repair
from penstock.local.cloudformation.stacks.exports import import_exports, publish_exports
from penstock.local.cloudformation.stacks.operations import update_stack


def _update(
    self: CloudFormationBackend,
    name: str,
    template: str,
    role_arn: str | None,
    parameters: list[dict[str, Any]],
    tags: dict[str, str] | None,
) -> Stack:
    stack = self.get_stack(name)
    values = self._resolve_update_parameters(instance=stack, incoming_params=parameters)
    stack.role_arn = role_arn
    import_exports(self, stack)
    update_stack(stack, template, values, tags)
    publish_exports(self, stack)
    return stack


UPDATE_STACK = Repair(
    CloudFormationBackend,
    "update_stack",
    _update,
    "A failing resource is tried four times, then an error 500; the stack keeps half of the change, and a resource "
    "without an update in moto loses its physical id.",
)
