"""A change of a tagged bucket whose name CloudFormation made up."""

from __future__ import annotations

from typing import Any

from moto.s3.models import FakeBucket

from penstock.local.cloudformation.repairs.repair import Repair

_update = FakeBucket.update_from_cloudformation_json


def _update_by_name(
    _cls: type[FakeBucket],
    /,
    original_resource: FakeBucket,
    new_resource_name: str,
    cloudformation_json: dict[str, Any],
    account_id: str,
    region_name: str,
) -> FakeBucket:
    named = {"BucketName": original_resource.name, **cloudformation_json["Properties"]}
    changed = {**cloudformation_json, "Properties": named}
    return _update(original_resource, new_resource_name, changed, account_id, region_name)


BUCKET_UPDATE = Repair(
    FakeBucket,
    "update_from_cloudformation_json",
    classmethod(_update_by_name),
    "A bucket with tags and without a BucketName cannot be changed: KeyError 'BucketName'.",
)
