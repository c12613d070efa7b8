"""AWS::SSM::Parameter with tags, which are a mapping there, and a list everywhere else.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-parameter.html
"""

from __future__ import annotations

from typing import Any

from moto.ssm.models import Parameter

from penstock.local.cloudformation.repairs.repair import Repair

_create = Parameter.create_from_cloudformation_json


def _create_with_tags(
    _cls: type[Parameter],
    /,
    resource_name: str,
    cloudformation_json: dict[str, Any],
    account_id: str,
    region_name: str,
    **kwargs: Any,
) -> Parameter:
    properties = dict(cloudformation_json["Properties"])
    tags = properties.get("Tags")
    if isinstance(tags, dict):
        properties["Tags"] = [{"Key": key, "Value": value} for key, value in tags.items()]
    properties.setdefault("Name", resource_name)
    changed = {**cloudformation_json, "Properties": properties}
    return _create(resource_name, changed, account_id, region_name, **kwargs)


SSM_PARAMETER_TAGS = Repair(
    Parameter,
    "create_from_cloudformation_json",
    classmethod(_create_with_tags),
    "A tagged parameter fails with 'string indices must be integers', one without a name gets the name None.",
)
