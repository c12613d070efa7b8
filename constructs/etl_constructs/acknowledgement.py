"""Tells cdk-nag why a wildcard is right: the reason that a Statement carries becomes an acknowledgement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aws_cdk import Acknowledgment, Stack, Validations

from constructs import Construct
from etl_constructs.statement import Statement

RULE = "AwsSolutions-IAM5"


def acknowledge_wildcards(policy: Construct, statements: Iterable[Statement]) -> None:
    """Acknowledge every resource with a wildcard, each under its own id and with the reason of its statement."""
    reasons: dict[str, str] = {}
    for statement in statements:
        for resource in statement.resources:
            if "*" in resource and statement.reason is not None:
                reasons.setdefault(resource, statement.reason)
    # jsii is crossed once for all resources, and once for all acknowledgements.
    resolved = Stack.of(policy).resolve(list(reasons))
    Validations.of(policy).acknowledge(
        *(
            Acknowledgment(id=f"{RULE}[Resource::{_flat(resource)}]", reason=reason)
            for resource, reason in zip(resolved, reasons.values(), strict=True)
        )
    )


def _flat(value: Any) -> str:
    """Write a resolved value as cdk-nag writes it in the ids of its findings."""
    match value:
        case {"Ref": name}:
            return f"<{name}>"
        case {"Fn::GetAtt": [name, attribute]}:
            return f"<{name}.{attribute}>"
        case {"Fn::Join": [separator, parts]}:
            joined: str = separator.join(_flat(part) for part in parts)
            return joined
        case _:
            return str(value)
