"""Exports of a stack, kept in step with its outputs."""

from __future__ import annotations

from moto.cloudformation.models import CloudFormationBackend, Stack

_LIVE = frozenset({"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"})


def import_exports(backend: CloudFormationBackend, stack: Stack) -> None:
    """Let the stack import what others export; moto forgets it for stacks made by change sets."""
    stack.cross_stack_resources = backend.exports


def publish_exports(backend: CloudFormationBackend, stack: Stack) -> None:
    """Replace the stack's exports by those that it has now, none when it failed or is gone."""
    for name in [name for name, export in backend.exports.items() if export.exporting_stack_id == stack.stack_id]:
        del backend.exports[name]
    if stack.status in _LIVE:
        backend.exports.update({export.name: export for export in stack.exports})
