"""Statement: one permission of one of a pipeline's roles, in pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Grantee(Enum):
    """Which of the pipeline's roles is allowed something."""

    SERVICE = "service"
    """The role that AWS Data Pipeline, and EMR on its behalf, assumes."""
    RESOURCE = "resource"
    """The role of the machines, on which Task Runner and the activities run."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Allows `actions` on `resources`.

    Attributes:
        grantee: the role.
        actions: names in full; a wildcard is never written here.
        resources: ARNs; CDK tokens are fine.
        reason: why a resource has a wildcard; required where one has, and shown to cdk-nag.
        conditions: IAM conditions, operator -> key -> value.
    """

    grantee: Grantee
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    reason: str | None = None
    conditions: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        """Refuse a wildcard without a reason.

        Raises:
            ValueError: where a wildcard has no reason, or an action has one.
        """
        if any("*" in action for action in self.actions):
            raise ValueError(f"name the actions in full instead of {', '.join(self.actions)}")
        if self.reason is None and any("*" in resource for resource in self.resources):
            raise ValueError(f"give the reason for the wildcard in {', '.join(self.resources)}")
