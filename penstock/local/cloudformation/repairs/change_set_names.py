"""Change sets are named within their stack.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html
"""

from __future__ import annotations

from moto.cloudformation.exceptions import CloudFormationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult, EmptyResult

from penstock.local.cloudformation.repairs.repair import Repair


def _find(response: CloudFormationResponse) -> str | None:
    """The ARN of the change set that the request means."""
    name = response._get_param("ChangeSetName")  # noqa: SLF001
    stack = response._get_param("StackName")  # noqa: SLF001
    for arn, change_set in response.cloudformation_backend.change_sets.items():
        if arn == name or (
            name == change_set.change_set_name and stack in {change_set.stack_name, change_set.stack_id}
        ):
            return arn
    return None


def _delete(self: CloudFormationResponse) -> ActionResult:
    arn = _find(self)
    if arn is not None:
        self.cloudformation_backend.delete_change_set(arn)
    return EmptyResult()


def _describe(self: CloudFormationResponse) -> ActionResult:
    return ActionResult(self.cloudformation_backend.describe_change_set(_required(self)))


def _execute(self: CloudFormationResponse) -> ActionResult:
    self.cloudformation_backend.execute_change_set(_required(self))
    return EmptyResult()


def _required(response: CloudFormationResponse) -> str:
    arn = _find(response)
    if arn is None:
        name = response._get_param("ChangeSetName")  # noqa: SLF001
        raise CloudFormationError("ChangeSetNotFoundException", f"ChangeSet [{name}] does not exist")
    return arn


_FAULT = "Names are looked up in all stacks; deleting one that is not there, as every second `cdk deploy` does, fails."

DELETE_CHANGE_SET = Repair(CloudFormationResponse, "delete_change_set", _delete, _FAULT)
DESCRIBE_CHANGE_SET = Repair(CloudFormationResponse, "describe_change_set", _describe, _FAULT)
EXECUTE_NAMED_CHANGE_SET = Repair(CloudFormationResponse, "execute_change_set", _execute, _FAULT)
