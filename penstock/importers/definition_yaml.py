"""Writes a definition as a spec of `kind: definition`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from penstock.definition.wire import Field, WireDefinition

SCHEMA = "# yaml-language-server: $schema=../docs/schema/definition.schema.json"
_WIDTH = 10_000
"""Longer than any text: a folded one would be hard to point into."""


class _Reference(dict[str, str]):
    """A reference, which is written in one line."""


class _Dumper(yaml.SafeDumper):
    """PyYAML, with lists that are indented and texts of several lines as blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists in mappings, as people do."""
        del indentless
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        del data
        return True


_BREAKS = frozenset("\r\x85\u2028\u2029\ufeff")
"""What YAML 1.1 takes for the end of a line, so that PyYAML would fold it; in double quotes it is escaped."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _BREAKS & set(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    _Reference, lambda dumper, item: dumper.represent_mapping("tag:yaml.org,2002:map", item, flow_style=True)
)


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
    blocks = [f"{SCHEMA}\n{_dump(head)}"]
    blocks.append("objects:\n" + "\n".join(_item(_object(item.id, item.name, item.fields)) for item in definition))
    if not definition.objects:
        blocks[-1] = "objects: []\n"
    if definition.parameters:
        items = (_item({"id": item.id, **_gathered(item.attributes)}) for item in definition.parameters)
        blocks.append("parameters:\n" + "\n".join(items))
    if definition.values:
        blocks.append(_dump({"values": _gathered(definition.values)}))
    return "\n".join(blocks)


def _object(object_id: str, name: str, fields: Iterable[Field]) -> dict[str, Any]:
    pairs = [(field.key, _Reference(ref=field.value) if field.is_reference else field.value) for field in fields]
    gathered = _gathered(sorted(pairs, key=lambda pair: (pair[0] != "type", pair[0])))
    return {"id": object_id, **({"name": name} if name != object_id else {}), **gathered}


def _gathered(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    form: dict[str, list[Any]] = {}
    for key, value in pairs:
        form.setdefault(key, []).append(value)
    return {key: values[0] if len(values) == 1 else values for key, values in form.items()}


def _item(item: dict[str, Any]) -> str:
    """One entry of a list, indented under its key."""
    return "".join(f"  {line}" if line.strip() else line for line in _dump([item]).splitlines(keepends=True))


def _dump(value: Any) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    return text
