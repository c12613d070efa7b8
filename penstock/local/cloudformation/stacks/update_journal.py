"""What an update has done so far, so that it can be undone, or its leftovers be removed."""

from __future__ import annotations

from typing import Any

from moto.cloudformation.models import Stack

from penstock.local.cloudformation.errors import ResourceFailedError
from penstock.local.cloudformation.stacks import resource_steps
from penstock.local.cloudformation.stacks.dependencies import creation_order
from penstock.local.cloudformation.stacks.stack_state import (
    JsonObject,
    load_template,
    made_resource,
    put_resource,
    remove,
    resolved,
    resource_event,
    resources_of,
)


class UpdateJournal:
    """Opened before the new template is loaded: it remembers the old one, and what its resources resolved to.

    Resources are compared as resolved, so a changed parameter, SSM value or replaced neighbour counts, too.
    """

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._template = stack.template
        self._parameters = stack.parameters
        self._old = {
            name: item
            for name, item in resources_of(stack).items()
            if made_resource(stack.resource_map, name) is not None
        }
        self._old_resolved = {name: _essence(stack, item) for name, item in self._old.items()}
        self._added: list[str] = []
        self._changed: list[tuple[str, Any]] = []

    def apply(self, logical_id: str, template: JsonObject) -> None:
        """Make or change one resource where needed.

        Raises:
            ResourceFailedError: with the reason.
        """
        if logical_id not in self._old:
            resource_steps.create(self._stack, logical_id, template)
            self._added.append(logical_id)
        elif _essence(self._stack, template) != self._old_resolved[logical_id]:
            before = made_resource(self._stack.resource_map, logical_id)
            # Entered first: a change that fails half-way has to be undone as well.
            self._changed.append((logical_id, before))
            resource_steps.update(self._stack, logical_id, template)

    def clean_up(self) -> None:
        """Remove what the new template no longer has, and what was replaced; failures leave it behind, as on AWS."""
        for logical_id, before in self._changed:
            self._retire(logical_id, before, made_resource(self._stack.resource_map, logical_id))
        kept = resources_of(self._stack)
        for logical_id in reversed(creation_order(self._old)):
            if logical_id not in kept:
                self._delete(logical_id, self._old[logical_id])

    def roll_back(self) -> list[str]:
        """Go back to the old template; returns the logical ids for which that failed."""
        failures = []
        new = resources_of(self._stack)
        for logical_id in reversed(self._added):
            self._delete(logical_id, new[logical_id])
        load_template(self._stack, str(self._template), self._parameters)
        for logical_id, before in reversed(self._changed):
            after = made_resource(self._stack.resource_map, logical_id)
            if _is_replacement(before, after):
                put_resource(self._stack.resource_map, logical_id, before)
                self._retire(logical_id, after, before)
                continue
            try:
                resource_steps.update(self._stack, logical_id, self._old[logical_id])
            except ResourceFailedError:
                failures.append(logical_id)
        return failures

    def _retire(self, logical_id: str, leaving: Any, staying: Any) -> None:
        if _is_replacement(leaving, staying):
            remove(self._stack, leaving, self._old[logical_id])
            kind, physical_id = self._old[logical_id]["Type"], leaving.physical_resource_id
            resource_event(self._stack, logical_id, kind, "DELETE_COMPLETE", physical_id)

    def _delete(self, logical_id: str, template: JsonObject) -> None:
        try:
            resource_steps.delete(self._stack, logical_id, template)
        except ResourceFailedError:
            return  # its DELETE_FAILED event tells of it


def _essence(stack: Stack, template: JsonObject) -> tuple[str, Any]:
    return template["Type"], resolved(stack, template)["Properties"]


def _is_replacement(one: Any, other: Any) -> bool:
    """Whether both exist side by side; moto's own models have removed the old one themselves."""
    return getattr(one, "lives_until_retired", False) and one.physical_resource_id != other.physical_resource_id
