"""A change of an SSM parameter keeps the name that CloudFormation made up."""

from __future__ import annotations

from typing import Any

from moto.ssm.models import Parameter

from penstock.local.cloudformation.repairs.repair import Repair

_update = Parameter.update_from_cloudformation_json


def _update_by_name(
    _cls: type[Parameter],
    /,
    original_resource: Parameter,
    new_resource_name: str,
    cloudformation_json: dict[str, Any],
    account_id: str,
    region_name: str,
) -> Parameter:
    named = {"Name": original_resource.name, **cloudformation_json["Properties"]}
    changed = {**cloudformation_json, "Properties": named}
    return _update(original_resource, new_resource_name, changed, account_id, region_name)


SSM_PARAMETER_UPDATE = Repair(
    Parameter,
    "update_from_cloudformation_json",
    classmethod(_update_by_name),
    "A parameter without a name comes back from a change without any.",
)
