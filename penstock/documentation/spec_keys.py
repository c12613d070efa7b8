"""The tables of keys on the pages of steps and of specs, made from the schema of editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from penstock.documentation.markdown import table
from penstock.documentation.schema_values import JsonSchema

_HEADINGS = ("key", "value", "needed", "meaning")
_PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "`true` or `false`"}
_REFERENCE = "#/$defs/"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping.

    Attributes:
        path: the key, with those around it; `[]` stands for each item of a list, `NAME` for a name of one's own.
        value: what it takes, in words.
        needed: `required`, its default, or nothing.
        meaning: its description.
    """

    path: str
    value: str
    needed: str
    meaning: str


def key_table(keys: Iterable[Key]) -> str:
    """Make the table."""
    return table(_HEADINGS, ((f"`{key.path}`", key.value, key.needed, key.meaning) for key in keys))


class KeyReader:
    """Reads the keys of models from `$defs`."""

    def __init__(self, models: JsonSchema, links: dict[str, str] | None = None) -> None:
        """Take the models, and links for those that are described elsewhere: their keys are not listed here."""
        self._models = models
        self._links = links or {}

    def keys(self, model: str, prefix: str = "") -> Iterator[Key]:
        """Yield the keys of a model in order, those of the mappings that it holds after each."""
        schema = self._models[model]
        for name, value in sorted(schema["properties"].items(), key=lambda item: item[0] not in _required(schema)):
            path = f"{prefix}{name}"
            meaning = "" if "const" in value and name == "type" else value.get("description", "")
            yield Key(path, self._words(value), _needed(schema, name, value), meaning)
            for inner, below in self._held(value, path):
                yield from self.keys(inner, below)

    def _held(self, value: JsonSchema, path: str) -> Iterator[tuple[str, str]]:
        """The models in a value that are described here, each with what goes before its keys."""
        for member in _members(value):
            if "items" in member:
                yield from self._held(member["items"], f"{path}[]")
            elif isinstance(member.get("additionalProperties"), dict):
                yield from self._held(member["additionalProperties"], f"{path}.NAME")
            elif (name := _name(member)) and name not in self._links and "properties" in self._models[name]:
                yield name, f"{path}."

    def _words(self, value: JsonSchema) -> str:
        """What a value can be."""
        words = [self._word(member) for member in _members(value)]
        return " or ".join(dict.fromkeys(word for word in words if word))

    def _word(self, value: JsonSchema) -> str:
        name = _name(value)
        if name:
            return self._links.get(name) or ("a mapping" if "properties" in self._models[name] else name)
        if "const" in value:
            return f"`{_written(value['const'])}`"
        if "enum" in value:
            return " ".join(f"`{_written(item)}`" for item in value["enum"])
        match value.get("type"):
            case "array":
                return f"list of {_plural(self._words(value['items']))}"
            case "object":
                inner = value.get("additionalProperties")
                return f"mapping of names to {self._words(inner)}" if isinstance(inner, dict) else "a mapping"
            case str(kind):
                return f"{_PLAIN[kind]}{_bounds(value)}"
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


def _required(schema: JsonSchema) -> list[str]:
    required: list[str] = schema.get("required", [])
    return required


def _needed(schema: JsonSchema, name: str, value: JsonSchema) -> str:
    if name in _required(schema):
        return "required"
    return f"default `{_written(value['default'])}`" if "default" in value else ""


def _members(value: JsonSchema) -> list[JsonSchema]:
    """The forms of a value; that it may be left empty goes without saying."""
    return [member for member in value.get("anyOf", [value]) if member.get("type") != "null"]


def _name(value: JsonSchema) -> str:
    target: str = value.get("$ref", "")
    return target.removeprefix(_REFERENCE)


def _bounds(value: JsonSchema) -> str:
    least, most = value.get("minimum"), value.get("maximum")
    if least is None:
        return ""
    return f", at least {least}" if most is None else f", {least} to {most}"


def _plural(words: str) -> str:
    return {"text": "texts", "a mapping": "mappings"}.get(words, words)


def _written(value: Any) -> str:
    """A value as YAML has it."""
    match value:
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(_written, value))}]"
        case _:
            return str(value)
