"""`{{resolve:secretsmanager:...}}` and `{{resolve:ssm:...}}` in resource properties.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
moto passes them on as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from penstock.local.cloudformation.errors import DynamicReferenceError
from penstock.local.cloudformation.secret_reference import resolve_secret
from penstock.local.cloudformation.ssm_reference import resolve_parameter

_REFERENCE = re.compile(r"\{\{resolve:([a-z-]+):([^{}]+)\}\}")

_RESOLVERS: dict[str, Callable[[str, str, str], str]] = {
    "secretsmanager": resolve_secret,
    "ssm": resolve_parameter,
    "ssm-secure": resolve_parameter,
}


def resolve(value: Any, account_id: str, region: str) -> Any:
    """A copy of a JSON value with every reference in its strings replaced.

    Raises:
        DynamicReferenceError: for a service, secret, key, stage or parameter that is not there.
    """
    if isinstance(value, dict):
        return {key: resolve(item, account_id, region) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item, account_id, region) for item in value]
    if isinstance(value, str):
        return _REFERENCE.sub(lambda match: _resolved(match, account_id, region), value)
    return value


def _resolved(match: re.Match[str], account_id: str, region: str) -> str:
    service, body = match.groups()
    resolver = _RESOLVERS.get(service)
    if resolver is None:
        allowed = ", ".join(_RESOLVERS)
        raise DynamicReferenceError(f"{match[0]} names the service {service!r}; allowed are {allowed}.")
    return resolver(body, account_id, region)
