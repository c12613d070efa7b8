"""Names of resources as IAM sees them: an expression at the end becomes a wildcard, one at the start cannot."""

from __future__ import annotations

from etl_constructs.grants.errors import UngrantableError, refuse_wildcards
from etl_constructs.grants.s3_uri import EXPRESSION

REASON = "The end of the name is an expression, so only its fixed beginning is known before the pipeline runs."


def name_pattern(name: str, field: str) -> str:
    """The name, with `*` from its first expression on.

    Args:
        name: a name; CDK tokens are fine.
        field: the service's name of the field that holds it, for the message.

    Raises:
        UngrantableError: where nothing comes before the expression, or a `*` does.
    """
    fixed, expression, _ = name.partition(EXPRESSION)
    refuse_wildcards(fixed)
    if not expression:
        return name
    if not fixed or fixed.endswith((":", "/")):
        raise UngrantableError(
            f"{field} '{name}' is an expression, so permissions cannot be derived from it; "
            "write the name itself, give its parameter a value, or begin it with a part that is fixed"
        )
    return f"{fixed}*"


def reason_for(resource: str, reason: str = REASON) -> str | None:
    """The reason, where the resource has a wildcard."""
    return reason if "*" in resource else None
