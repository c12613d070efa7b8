"""The value of an ssm or ssm-secure dynamic reference, from moto's Parameter Store.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
"""

from __future__ import annotations

from moto.core.exceptions import JsonRESTError, ServiceException
from moto.ssm.models import ssm_backends

from penstock.local.cloudformation.errors import DynamicReferenceError


def resolve_parameter(body: str, account_id: str, region: str) -> str:
    """Resolve `name[:version]`.

    Raises:
        DynamicReferenceError: when the parameter or its version is missing.
    """
    try:
        parameter = ssm_backends[account_id][region].get_parameter(body)
    except (JsonRESTError, ServiceException) as error:
        raise DynamicReferenceError(f"SSM has the parameter of {body!r}, but not that version.") from error
    if parameter is None:
        raise DynamicReferenceError(f"SSM has no parameter {body!r}: create it before the stack.")
    return str(parameter.value)
