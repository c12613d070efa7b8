"""Writes a definition as a spec of `kind: definition`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from penstock.definition.wire import Field, WireDefinition
from penstock.importers.yaml_text import Flow, dump, item as list_item

SCHEMA = "# yaml-language-server: $schema=../docs/schema/definition.schema.json"


def write_spec(
    definition: WireDefinition,
    *,
    name: str,
    description: str | None,
    tags: Mapping[str, str],
    activate: bool,
) -> str:
    """Return the YAML of a spec that reads as this definition, apart from the order of different fields."""
    head: dict[str, Any] = {"kind": "definition", "name": name}
    if description:
        head["description"] = description
    if tags:
        head["tags"] = dict(tags)
    if not activate:
        head["activate"] = False
    blocks = [f"{SCHEMA}\n{dump(head)}"]
    blocks.append("objects:\n" + "\n".join(list_item(_object(item.id, item.name, item.fields)) for item in definition))
    if not definition.objects:
        blocks[-1] = "objects: []\n"
    if definition.parameters:
        items = (list_item({"id": item.id, **_gathered(item.attributes)}) for item in definition.parameters)
        blocks.append("parameters:\n" + "\n".join(items))
    if definition.values:
        blocks.append(dump({"values": _gathered(definition.values)}))
    return "\n".join(blocks)


def _object(object_id: str, name: str, fields: Iterable[Field]) -> dict[str, Any]:
    pairs = [(field.key, Flow(ref=field.value) if field.is_reference else field.value) for field in fields]
    gathered = _gathered(sorted(pairs, key=lambda pair: (pair[0] != "type", pair[0])))
    return {"id": object_id, **({"name": name} if name != object_id else {}), **gathered}


def _gathered(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    form: dict[str, list[Any]] = {}
    for key, value in pairs:
        form.setdefault(key, []).append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in form.items()}
