"""The CLI's JSON form of a definition: what `aws datapipeline put-pipeline-definition` takes.

The rules are those of the AWS CLI's translator: remaining keys of an object are sent sorted by key, a list is a
repeated field, `{"ref": ID}` is a reference, and `name` defaults to the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter

JsonObject = dict[str, Any]


def to_cli(definition: WireDefinition) -> JsonObject:
    """Render `objects`, and `parameters` and `values` where there are any."""
    form: JsonObject = {"objects": [_object_to_cli(item) for item in definition]}
    if definition.parameters:
        form["parameters"] = [{"id": item.id, **_gathered(item.attributes)} for item in definition.parameters]
    if definition.values:
        form["values"] = _gathered(definition.values)
    return form


def from_cli(form: Mapping[str, Any]) -> WireDefinition:
    """Read `objects`, `parameters` and `values`; other top-level keys (`metadata`) are ignored, as the CLI does.

    Raises:
        KeyError: for an object or parameter without an id.
    """
    return WireDefinition(
        objects=tuple(_object_from_cli(item) for item in form.get("objects", ())),
        parameters=tuple(
            WireParameter(item["id"], tuple(_spread((key, item[key]) for key in sorted(item) if key != "id")))
            for item in form.get("parameters", ())
        ),
        values=tuple(_spread(form.get("values", {}).items())),
    )


def _object_to_cli(item: WireObject) -> JsonObject:
    pairs = ((field.key, {"ref": field.value} if field.is_reference else field.value) for field in item.fields)
    return {"id": item.id, "name": item.name, **_gathered(pairs)}


def _object_from_cli(item: Mapping[str, Any]) -> WireObject:
    fields = tuple(
        Field(key, value["ref"], is_reference=True) if _is_reference(value) else Field(key, str(value))
        for key, value in _spread((key, item[key]) for key in sorted(item) if key not in {"id", "name"})
    )
    return WireObject(item["id"], item.get("name", item["id"]), fields)


def _is_reference(value: object) -> bool:
    return isinstance(value, dict) and list(value) == ["ref"]


def _gathered(pairs: Iterable[tuple[str, Any]]) -> JsonObject:
    """Make a repeated key a list, in order; a single one stays a scalar."""
    form: dict[str, list[Any]] = {}
    for key, value in pairs:
        form.setdefault(key, []).append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in form.items()}


def _spread(pairs: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Make a list a repeated key: the inverse of `_gathered`."""
    for key, value in pairs:
        for item in value if isinstance(value, list) else [value]:
            yield key, item
