"""Make, change or remove one resource of a stack, with its events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moto.cloudformation import parsing
from moto.cloudformation.models import Stack

from penstock.local.cloudformation.dynamic_references import resolve
from penstock.local.cloudformation.errors import ResourceFailedError, TemplateError, reason_of
from penstock.local.cloudformation.stacks.stack_state import (
    JsonObject,
    drop_resource,
    made_resource,
    physical_name,
    put_resource,
    remove,
    resolved,
    resource_event,
)


def create(stack: Stack, logical_id: str, template: JsonObject) -> None:
    """Make a resource.

    Raises:
        ResourceFailedError: with the reason, which the event of the resource has, too.
    """
    _step(stack, logical_id, template["Type"], "CREATE", lambda: _create(stack, logical_id, template))


def update(stack: Stack, logical_id: str, template: JsonObject) -> None:
    """Change a resource in place, or replace it when its model finds that necessary.

    Raises:
        ResourceFailedError: with the reason.
    """
    _step(stack, logical_id, template["Type"], "UPDATE", lambda: _update(stack, logical_id, template))


def delete(stack: Stack, logical_id: str, template: JsonObject) -> None:
    """Remove a resource, unless its DeletionPolicy retains it.

    Raises:
        ResourceFailedError: with the reason.
    """
    resource = made_resource(stack.resource_map, logical_id)
    if resource is None:
        return
    if template.get("DeletionPolicy") == "Retain":
        resource_event(stack, logical_id, template["Type"], "DELETE_SKIPPED", _physical_id(resource))
    else:
        _step(stack, logical_id, template["Type"], "DELETE", lambda: _remove(stack, logical_id, resource, template))
    drop_resource(stack.resource_map, logical_id)


def _step(stack: Stack, logical_id: str, resource_type: str, verb: str, step: Callable[[], Any]) -> None:
    before = _physical_id(made_resource(stack.resource_map, logical_id))
    resource_event(stack, logical_id, resource_type, f"{verb}_IN_PROGRESS", before)
    try:
        resource = step()
    except Exception as error:
        reason = reason_of(error)
        resource_event(stack, logical_id, resource_type, f"{verb}_FAILED", before, reason)
        raise ResourceFailedError(logical_id, reason) from error
    reason_given = getattr(resource, "status_reason", None)
    resource_event(stack, logical_id, resource_type, f"{verb}_COMPLETE", _physical_id(resource) or before, reason_given)


def _create(stack: Stack, logical_id: str, template: JsonObject) -> Any:
    json, name = _prepared(stack, logical_id, template)
    about = {"LogicalId": logical_id, "StackId": stack.stack_id, "ResourceType": template["Type"]}
    model = _model(template["Type"])
    made = model.create_from_cloudformation_json(name, json, stack.account_id, stack.region_name, **about)
    return _record(stack, logical_id, template, made)


def _update(stack: Stack, logical_id: str, template: JsonObject) -> Any:
    old = made_resource(stack.resource_map, logical_id)
    if old.cf_resource_type != template["Type"]:
        raise TemplateError(
            f"Update of resource type is not permitted: {logical_id} is {old.cf_resource_type}, "
            f"the template says {template['Type']}. Give the new resource another logical id."
        )
    model = _model(template["Type"])
    if hasattr(model.update_from_cloudformation_json, "__isabstractmethod__"):
        remove(stack, old, resolved(stack, template))
        return _create(stack, logical_id, template)
    json, name = _prepared(stack, logical_id, template)
    new = model.update_from_cloudformation_json(old, name, json, stack.account_id, stack.region_name)
    return _record(stack, logical_id, template, new)


def _remove(stack: Stack, logical_id: str, resource: Any, template: JsonObject) -> None:
    try:
        json = resolved(stack, template)
    except KeyError:  # it refers to what the new template no longer has; the physical id is enough for most models
        json = template
    remove(stack, resource, json)


def _prepared(stack: Stack, logical_id: str, template: JsonObject) -> tuple[JsonObject, str]:
    json = resolved(stack, template)
    name = physical_name(stack, logical_id, json)
    json["Properties"] = resolve(json["Properties"], stack.account_id, stack.region_name)
    return json, name


def _record(stack: Stack, logical_id: str, template: JsonObject, resource: Any) -> Any:
    resource.cf_resource_type = template["Type"]
    resource.logical_resource_id = logical_id
    put_resource(stack.resource_map, logical_id, resource)
    return resource


def _model(resource_type: str) -> Any:
    return parsing.resource_class_from_type(resource_type)


def _physical_id(resource: Any) -> str:
    return str(getattr(resource, "physical_resource_id", None) or "")
