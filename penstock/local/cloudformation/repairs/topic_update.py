"""A change of a topic keeps its ARN and its subscriptions."""

from __future__ import annotations

from typing import Any

from moto.sns.models import Topic

from penstock.local.cloudformation.repairs.repair import Repair

_update = Topic.update_from_cloudformation_json


def _update_in_place(
    _cls: type[Topic],
    /,
    original_resource: Topic,
    new_resource_name: str,
    cloudformation_json: dict[str, Any],
    account_id: str,
    region_name: str,
) -> Topic:
    properties = cloudformation_json["Properties"]
    if properties.get("TopicName", original_resource.name) != original_resource.name:
        return _update(original_resource, new_resource_name, cloudformation_json, account_id, region_name)
    original_resource.display_name = properties.get("DisplayName", "")
    return original_resource


TOPIC_UPDATE = Repair(
    Topic,
    "update_from_cloudformation_json",
    classmethod(_update_in_place),
    "Any change, of a tag for example, makes a new topic: its ARN changes and all subscriptions are lost.",
)
