"""CreateStack with order, events and rollback."""

from __future__ import annotations

from typing import Any

from moto.cloudformation.exceptions import AlreadyExistsException
from moto.cloudformation.models import CloudFormationBackend, Stack
from moto.cloudformation.utils import generate_stack_id

from penstock.local.cloudformation.repairs.repair import Repair
from penstock.local.cloudformation.stacks.exports import import_exports, publish_exports
from penstock.local.cloudformation.stacks.operations import create_stack


def _create(self: CloudFormationBackend, name: str, template: str, parameters: dict[str, Any], **options: Any) -> Stack:
    if any(stack.name == name for stack in self.stacks.values()):
        message = f"Stack {name} already exists"
        raise AlreadyExistsException(message)
    stack_id = generate_stack_id(name, self.region_name, self.account_id)
    make: Any = Stack  # moto leaves methods of it abstract
    stack: Stack = make(stack_id, name, {}, parameters, self.account_id, self.region_name, **options)
    Stack.parse_template(template)
    self.stacks[stack_id] = stack
    import_exports(self, stack)
    create_stack(stack, template, parameters)
    publish_exports(self, stack)
    return stack


CREATE_STACK = Repair(
    CloudFormationBackend,
    "create_stack",
    _create,
    "A failing resource is an error 500; the stack stays in CREATE_IN_PROGRESS and keeps what was made.",
)
