"""Reads the keys of models, in words, from the schema of editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from penstock.documentation.key_table import Key
from penstock.documentation.schema_values import JsonSchema
from penstock.steps.keys.types import Name

_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "`true` or `false`"}
_NAME = TypeAdapter(Name).json_schema()["pattern"]
_PLURALS = {"text": "texts", "name": "names", "a mapping": "mappings"}
_REFERENCE = "#/$defs/"


class KeyReader:
    """Reads the keys of models from `$defs`."""

    def __init__(self, models: JsonSchema, links: Mapping[str, str] | None = None) -> None:
        """Take the models, and links for those that are described elsewhere: their keys are not listed here."""
        self._models, self._links = models, links or {}

    def keys(self, model: str) -> Iterator[Key]:
        """Yield the keys of a model, required ones first, and those of the mappings that it holds after each."""
        return self._keys(self._models[model], "")

    def _keys(self, schema: JsonSchema, prefix: str) -> Iterator[Key]:
        required = schema.get("required", [])
        for name, value in sorted(schema["properties"].items(), key=lambda item: item[0] not in required):
            path = f"{prefix}{name}"
            meaning = "" if "const" in value and name == "type" else value.get("description", "")
            default = f"default `{_written(value['default'])}`" if "default" in value else ""
            yield Key(path, self._words(value), "required" if name in required else default, meaning)
            for inner, below in self._held(value, path):
                yield from self._keys(inner, below)

    def _held(self, value: JsonSchema, path: str) -> Iterator[tuple[JsonSchema, str]]:
        """The mappings in a value that are described here, each with what goes before its keys."""
        for member in _members(value):
            if "items" in member:
                yield from self._held(member["items"], f"{path}[]")
            elif isinstance(member.get("additionalProperties"), dict):
                yield from self._held(member["additionalProperties"], f"{path}.NAME")
            elif (name := _name(member)) not in self._links and "properties" in (
                inner := self._models[name] if name else member
            ):
                yield inner, f"{path}."

    def _words(self, value: JsonSchema) -> str:
        """What a value can be."""
        return _or(dict.fromkeys(self._word(member) for member in _members(value)))

    def _word(self, value: JsonSchema) -> str:
        if name := _name(value):
            return self._links.get(name) or ("a mapping" if "properties" in self._models[name] else name)
        if "const" in value:
            return f"`{_written(value['const'])}`"
        match value.get("type"):
            case "array":
                return f"list of {_plural(self._words(value['items']))}"
            case "object" if isinstance(value.get("additionalProperties"), dict):
                return f"mapping of names to {self._words(value['additionalProperties'])}"
            case "object":
                return "a mapping"
            case str(kind):
                return "name" if value.get("pattern") == _NAME else f"{_PLAIN[kind]}{_bounds(value)}"
            case _:
                return "anything"


def model_names(value: JsonSchema) -> list[str]:
    """Return the names of the models that a value is, or that its items or values are."""
    names: list[str] = []
    for member in _members(value):
        inner = member.get("items", member.get("additionalProperties"))
        name = _name(member)
        names += model_names(inner) if isinstance(inner, dict) else [name] if name else []
    return names


def _members(value: JsonSchema) -> list[JsonSchema]:
    """The forms of a value; that it may be left empty goes without saying."""
    if "anyOf" in value:
        return [inner for member in value["anyOf"] for inner in _members(member)]
    if "enum" in value:
        return [{"const": item} for item in value["enum"]]
    return [] if value.get("type") == "null" else [value]


def _name(value: JsonSchema) -> str:
    target: str = value.get("$ref", "")
    return target.removeprefix(_REFERENCE)


def _plural(words: str) -> str:
    if words.startswith("list of "):
        return words.replace("list", "lists", 1)
    return " or ".join(_PLURALS.get(word, word) for word in words.split(" or "))


def _or(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _bounds(value: JsonSchema) -> str:
    if "exclusiveMinimum" in value:
        below = f" and less than {value['exclusiveMaximum']}" if "exclusiveMaximum" in value else ""
        return f", more than {value['exclusiveMinimum']}{below}"
    least, most = value.get("minimum"), value.get("maximum")
    if least is None:
        return ""
    return f", at least {least}" if most is None else f", {least} to {most}"


def _written(value: Any) -> str:
    """A value as YAML has it."""
    match value:
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(_written, value))}]"
        case _:
            return str(value)
