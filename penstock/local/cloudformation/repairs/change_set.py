"""ExecuteChangeSet with order, events, rollback and outputs."""

from __future__ import annotations

from moto.cloudformation.models import CloudFormationBackend

from penstock.local.cloudformation.repairs.repair import Repair
from penstock.local.cloudformation.stacks.exports import import_exports, publish_exports
from penstock.local.cloudformation.stacks.operations import create_stack, update_stack


def _execute(self: CloudFormationBackend, change_set_name: str, stack_name: str | None = None) -> None:
    change_set = self.describe_change_set(change_set_name)
    assert change_set is not None  # noqa: S101 - moto raises for an unknown one
    stack = self.stacks[change_set.stack_id]
    import_exports(self, stack)
    if change_set.change_set_type == "CREATE":
        create_stack(stack, change_set.template, change_set.parameters)
    else:
        update_stack(stack, change_set.template, change_set.parameters, change_set.tags)
    publish_exports(self, stack)
    succeeded = stack.status in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}
    change_set.execution_status = "EXECUTE_COMPLETE" if succeeded else "EXECUTE_FAILED"


EXECUTE_CHANGE_SET = Repair(
    CloudFormationBackend,
    "execute_change_set",
    _execute,
    "A failing resource is an error 500 and leaves the stack in REVIEW_IN_PROGRESS; DependsOn is ignored, resources "
    "have no events, outputs are those of the first deployment.",
)
