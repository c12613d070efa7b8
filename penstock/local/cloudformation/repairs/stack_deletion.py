"""DeleteStack that keeps a stack which could not be emptied."""

from __future__ import annotations

from moto.cloudformation.models import CloudFormationBackend

from penstock.local.cloudformation.repairs.repair import Repair
from penstock.local.cloudformation.stacks.exports import publish_exports
from penstock.local.cloudformation.stacks.operations import delete_stack


def _delete(self: CloudFormationBackend, name_or_stack_id: str) -> None:
    for stack in list(self.stacks.values()):
        if name_or_stack_id in {stack.name, stack.stack_id}:
            delete_stack(stack)
            publish_exports(self, stack)
            if stack.status == "DELETE_COMPLETE":
                self.deleted_stacks[stack.stack_id] = self.stacks.pop(stack.stack_id)
                _forget_change_sets(self, stack.stack_id)


def _forget_change_sets(backend: CloudFormationBackend, stack_id: str) -> None:
    """A later stack of the same name would find them, and the CDK CLI would wait for ever for them to go."""
    for arn in [arn for arn, change_set in backend.change_sets.items() if change_set.stack_id == stack_id]:
        del backend.change_sets[arn]


DELETE_STACK = Repair(
    CloudFormationBackend,
    "delete_stack",
    _delete,
    "A resource that cannot be deleted (a bucket with objects in it) is an error 500, and the stack is gone from "
    "every list although its resources are not.",
)
