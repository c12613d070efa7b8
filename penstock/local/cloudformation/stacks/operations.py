"""Create, update and delete a stack; a failure rolls back and becomes the stack's status, never an exception.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
"""

from __future__ import annotations

from typing import Any

from moto.cloudformation.models import Stack

from penstock.local.cloudformation.errors import ResourceFailedError, reason_of
from penstock.local.cloudformation.stacks import resource_steps
from penstock.local.cloudformation.stacks.dependencies import creation_order
from penstock.local.cloudformation.stacks.stack_state import (
    clear_outputs,
    load_template,
    made_resource,
    resources_of,
    stack_event,
)
from penstock.local.cloudformation.stacks.update_journal import UpdateJournal

_USER = "User Initiated"


def create_stack(stack: Stack, template: str, parameters: dict[str, str]) -> None:
    """Make all resources, or remove those made when one fails (ROLLBACK_COMPLETE)."""
    stack_event(stack, "CREATE_IN_PROGRESS", _USER)
    try:
        load_template(stack, template, parameters)
        resources = resources_of(stack)
        for logical_id in creation_order(resources):
            resource_steps.create(stack, logical_id, resources[logical_id])
        _ = stack.outputs
    except Exception as error:  # noqa: BLE001 - whatever the reason, the stack shows it
        stack_event(stack, "ROLLBACK_IN_PROGRESS", _failure(error, "create"))
        failures = _delete_resources(stack)
        stack_event(stack, "ROLLBACK_FAILED" if failures else "ROLLBACK_COMPLETE", _listed(failures, "delete"))
    else:
        stack_event(stack, "CREATE_COMPLETE")


def update_stack(stack: Stack, template: str, parameters: dict[str, str], tags: dict[str, str] | None = None) -> None:
    """Bring the resources to the new template, or back to the old one when one fails (UPDATE_ROLLBACK_COMPLETE)."""
    stack_event(stack, "UPDATE_IN_PROGRESS", _USER)
    journal = UpdateJournal(stack)
    try:
        load_template(stack, template, parameters)
        resources = resources_of(stack)
        for logical_id in creation_order(resources):
            journal.apply(logical_id, resources[logical_id])
        _ = stack.outputs
    except Exception as error:  # noqa: BLE001 - whatever the reason, the stack shows it
        stack_event(stack, "UPDATE_ROLLBACK_IN_PROGRESS", _failure(error, "update"))
        failures = journal.roll_back()
        status = "UPDATE_ROLLBACK_FAILED" if failures else "UPDATE_ROLLBACK_COMPLETE"
        stack_event(stack, status, _listed(failures, "update"))
    else:
        stack_event(stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        journal.clean_up()
        stack.tags = stack.tags if tags is None else tags
        stack_event(stack, "UPDATE_COMPLETE")


def delete_stack(stack: Stack) -> None:
    """Remove all resources, last made first; those that fail leave the stack in DELETE_FAILED."""
    stack_event(stack, "DELETE_IN_PROGRESS", _USER)
    failures = _delete_resources(stack)
    stack_event(stack, "DELETE_FAILED" if failures else "DELETE_COMPLETE", _listed(failures, "delete"))


def _delete_resources(stack: Stack) -> list[str]:
    failures = []
    resources: dict[str, Any] = stack.template_dict.get("Resources", {})
    made = {name: item for name, item in resources.items() if made_resource(stack.resource_map, name) is not None}
    clear_outputs(stack)
    for logical_id in reversed(creation_order(made)):
        try:
            resource_steps.delete(stack, logical_id, made[logical_id])
        except ResourceFailedError as failure:
            failures.append(failure.logical_id)
    return failures


def _failure(error: Exception, verb: str) -> str:
    if isinstance(error, ResourceFailedError):
        return f"{_listed([error.logical_id], verb)} Rollback requested by user."
    return f"{reason_of(error)} Rollback requested by user."


def _listed(logical_ids: list[str], verb: str) -> str | None:
    return f"The following resource(s) failed to {verb}: [{', '.join(logical_ids)}]." if logical_ids else None
