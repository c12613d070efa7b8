"""UsePreviousValue means the value that was given, not what it was resolved to."""

from __future__ import annotations

from typing import Any

from moto.cloudformation.models import Stack

from penstock.local.cloudformation.repairs.repair import Repair


def _given(self: Stack) -> dict[str, Any]:
    slots = self.template_dict.get("Parameters", {})
    return {name: self.parameters.get(name, slot.get("Default")) for name, slot in slots.items()}


PREVIOUS_PARAMETERS = Repair(
    Stack,
    "stack_parameters",
    property(_given),
    "The previous value of an SSM parameter (BootstrapVersion, in every CDK stack) is taken for a parameter's name, "
    "so that no change can be deployed.",
)
