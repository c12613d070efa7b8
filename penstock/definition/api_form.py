"""The API's form of a definition: what PutPipelineDefinition takes and GetPipelineDefinition returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter

JsonObject = dict[str, Any]


def to_api(definition: WireDefinition) -> JsonObject:
    """Render `pipelineObjects`, `parameterObjects` and `parameterValues`."""
    return {
        "pipelineObjects": [object_to_api(item) for item in definition],
        "parameterObjects": [
            {
                "id": parameter.id,
                "attributes": [{"key": key, "stringValue": value} for key, value in parameter.attributes],
            }
            for parameter in definition.parameters
        ],
        "parameterValues": [{"id": key, "stringValue": value} for key, value in definition.values],
    }


def from_api(payload: Mapping[str, Any]) -> WireDefinition:
    """Read `pipelineObjects`, `parameterObjects` and `parameterValues`.

    Raises:
        KeyError: where a required member is missing; the caller has validated the request's shape.
    """
    return WireDefinition(
        objects=tuple(object_from_api(item) for item in payload.get("pipelineObjects") or ()),
        parameters=tuple(
            WireParameter(
                item["id"], tuple((pair["key"], pair["stringValue"]) for pair in item.get("attributes") or ())
            )
            for item in payload.get("parameterObjects") or ()
        ),
        values=tuple((item["id"], item["stringValue"]) for item in payload.get("parameterValues") or ()),
    )


def object_to_api(item: WireObject) -> JsonObject:
    """Render one object as {id, name, fields}."""
    return {"id": item.id, "name": item.name, "fields": fields_to_api(item.fields)}


def object_from_api(item: Mapping[str, Any]) -> WireObject:
    """Read one {id, name, fields}; `name` defaults to the id."""
    fields = tuple(
        Field(field["key"], field["refValue"], is_reference=True)
        if "refValue" in field
        else Field(field["key"], field["stringValue"])
        for field in item.get("fields") or ()
    )
    return WireObject(item["id"], item.get("name") or item["id"], fields)


def fields_to_api(fields: Iterable[Field]) -> list[dict[str, str]]:
    """Render fields as {key, stringValue | refValue}."""
    return [{"key": field.key, "refValue" if field.is_reference else "stringValue": field.value} for field in fields]
