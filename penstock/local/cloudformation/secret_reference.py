"""The value of a secretsmanager dynamic reference, from moto's Secrets Manager.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
"""

from __future__ import annotations

import json

from moto.core.exceptions import JsonRESTError, ServiceException
from moto.secretsmanager.models import secretsmanager_backends

from penstock.local.cloudformation.errors import DynamicReferenceError

_MARK = ":SecretString"


def resolve_secret(body: str, account_id: str, region: str) -> str:
    """Resolve `secret-id[:SecretString[:json-key[:version-stage[:version-id]]]]`; the id is a name or an ARN.

    Raises:
        DynamicReferenceError: when the secret, its version or its key is missing.
    """
    secret_id, _, rest = body.partition(_MARK)
    key, stage, version = (*rest.removeprefix(":").split(":"), "", "", "")[:3]
    try:
        found = secretsmanager_backends[account_id][region].get_secret_value(
            secret_id,
            version or None,  # type: ignore[arg-type]  # moto's response passes None, too
            stage or None,  # type: ignore[arg-type]
        )
    except (JsonRESTError, ServiceException, KeyError) as error:
        asked = "".join((f", version stage {stage!r}" * bool(stage), f", version id {version!r}" * bool(version)))
        raise DynamicReferenceError(
            f"Secrets Manager has no value for the secret {secret_id!r}{asked}: create it before the stack."
        ) from error
    if "SecretString" not in found:
        raise DynamicReferenceError(f"The secret {secret_id!r} is binary; a dynamic reference needs a SecretString.")
    return _value_of(found["SecretString"], key, secret_id) if key else str(found["SecretString"])


def _value_of(text: str, key: str, secret_id: str) -> str:
    try:
        values = json.loads(text)
    except ValueError:
        values = None
    # Raised outside the handler: a JSON error's context would hold the secret.
    if not isinstance(values, dict):
        raise DynamicReferenceError(f"The secret {secret_id!r} is not a JSON object, so it has no key {key!r}.")
    if key not in values:
        raise DynamicReferenceError(f"The secret {secret_id!r} has no key {key!r}.")
    return str(values[key])
