"""A template's parameter of the type AWS::SSM::Parameter::Value whose parameter of Systems Manager is missing.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
"""

from __future__ import annotations

from moto.cloudformation.parsing import ResourceMap
from moto.ssm.models import ssm_backends

from penstock.local.cloudformation.errors import TemplateError
from penstock.local.cloudformation.repairs.repair import Repair

_parse = ResourceMap.parse_ssm_parameter


def _parse_existing(self: ResourceMap, value: str, value_type: str) -> str:
    if ssm_backends[self._account_id][self._region_name].get_parameter(value) is None:
        raise TemplateError(f"Unable to fetch parameters [{value}] from parameter store for this account.")
    text: str = _parse(self, value, value_type)
    return text


SSM_PARAMETER_VALUES = Repair(
    ResourceMap,
    "parse_ssm_parameter",
    _parse_existing,
    "A parameter that does not exist fails the stack with a message about Python's NoneType.",
)
