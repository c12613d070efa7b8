"""Our handle on moto's Stack and its resource map; the only module that touches their insides."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from moto.cloudformation.models import Event, Stack
from moto.cloudformation.parsing import (
    OutputMap,
    ResourceMap,
    clean_json,
    generate_resource_name,
    resource_name_property_from_type,
)

JsonObject = dict[str, Any]


def load_template(stack: Stack, template: str, parameters: dict[str, str]) -> None:
    """Give the stack a template and parameters, and keep the resources that it has.

    Raises:
        ServiceException: of moto, for a missing parameter or an unknown SSM parameter.
    """
    entries = stack.resource_map._parsed_resources  # noqa: SLF001 - pseudo parameters and mappings are in it, too
    made = {name: item for name, item in entries.items() if hasattr(item, "logical_resource_id")}
    stack.template = template
    stack._parse_template()  # noqa: SLF001
    stack.description = stack.template_dict.get("Description")
    stack.parameters = parameters
    stack.resource_map = stack._create_resource_map()  # noqa: SLF001
    for name, resource in made.items():
        put_resource(stack.resource_map, name, resource)
    stack.output_map = stack._create_output_map()  # noqa: SLF001


def resources_of(stack: Stack) -> dict[str, JsonObject]:
    """The resources of the template whose conditions hold, as they stand in it."""
    resources: dict[str, JsonObject] = stack.template_dict.get("Resources", {})
    conditions = stack.resource_map.lazy_condition_map
    return {name: item for name, item in resources.items() if "Condition" not in item or conditions[item["Condition"]]}


def made_resource(resource_map: ResourceMap, logical_id: str) -> Any:
    """The resource that has been made under that id, or None; never makes one, as `resource_map[...]` does."""
    return resource_map._parsed_resources.get(logical_id)  # noqa: SLF001


def put_resource(resource_map: ResourceMap, logical_id: str, resource: Any) -> None:
    """Record what has been made under that id."""
    resource_map._parsed_resources[logical_id] = resource  # noqa: SLF001


def drop_resource(resource_map: ResourceMap, logical_id: str) -> None:
    """Forget the resource of that id."""
    resource_map._parsed_resources.pop(logical_id, None)  # noqa: SLF001


def resolved(stack: Stack, resource: Mapping[str, Any]) -> JsonObject:
    """A resource of the template with its intrinsic functions worked out; dynamic references stay as they are."""
    whole: JsonObject = clean_json(copy.deepcopy({"Properties": {}, **resource}), stack.resource_map)
    return whole


def physical_name(stack: Stack, logical_id: str, resource: JsonObject) -> str:
    """The name that the template gives a resolved resource, or one made up from the stack's name."""
    name_property = resource_name_property_from_type(resource["Type"])
    if name_property in resource["Properties"]:
        return str(resource["Properties"][name_property])
    return generate_resource_name(resource["Type"], stack.name, logical_id)


def clear_outputs(stack: Stack) -> None:
    """Let a stack without resources have no outputs."""
    stack.output_map = OutputMap(stack.resource_map, {}, stack.stack_id)


def remove(stack: Stack, resource: Any, json: JsonObject) -> None:
    """Delete a resource by whichever of moto's two ways its model has."""
    stack.resource_map._delete_resource(resource, json)  # noqa: SLF001


def stack_event(stack: Stack, status: str, reason: str | None = None) -> None:
    """Set the stack's status, and record it as an event."""
    stack.status = status
    stack._add_stack_event(status, resource_status_reason=reason)  # noqa: SLF001
    _spread(stack)


def resource_event(
    stack: Stack, logical_id: str, resource_type: str, status: str, physical_id: str = "", reason: str | None = None
) -> None:
    """Record an event of one resource."""
    event = Event(stack.stack_id, stack.name, logical_id, physical_id, resource_type, status, reason, None)
    stack.events.append(event)
    _spread(stack)


def _spread(stack: Stack) -> None:
    """Keep events a millisecond apart: the CDK CLI sorts them by time, and nothing takes time here."""
    if len(stack.events) > 1:
        earliest = stack.events[-2].timestamp + timedelta(milliseconds=1)
        stack.events[-1].timestamp = max(stack.events[-1].timestamp, earliest)
