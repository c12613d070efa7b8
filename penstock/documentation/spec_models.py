"""JSON Schemas of the models that a spec is made of, as editors like them."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, NoDefault
from pydantic_core import core_schema

from penstock.documentation.schema_values import JsonSchema, any_letters, reference
from penstock.objects.period import UNITS
from penstock.steps.base import FILLED

FIRST = ("kind", "type", "name")
"""Keys that go before others, whichever class declares them."""
PERIOD = "period"
"""The `format` of what `penstock.steps.keys.types` reads as a period."""
_RENAMED = {"oneOf": "anyOf"}
"""Members of unions differ in their `type`, or in a key; editors then offer each of them as a whole."""


def schema_of(model: type[BaseModel]) -> JsonSchema:
    """Return the schema of a model; those that it holds are under `$defs`, and so is the model itself."""
    made = model.model_json_schema(schema_generator=_Generator)
    held = made.pop("$defs", {})
    models = {name: _edited(name, each) for name, each in {model.__name__: made, **held}.items()}
    return {"$defs": {**models, PERIOD: _period()}}


class _Generator(GenerateJsonSchema):
    """Tells defaults as a spec writes them, and no titles that only repeat a key."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never."""
        del schema
        return False

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:
        """The default, where it says more than that the key may be left out."""
        value = schema["default_factory"]() if "default_factory" in schema else schema.get("default")  # type: ignore[call-arg]
        return value if not isinstance(value, BaseModel) and value not in (None, [], {}, ()) else NoDefault

    def encode_default(self, dft: Any) -> Any:
        """Write periods and other values that are read from text as text."""
        return super().encode_default(dft) if isinstance(dft, bool | int | float | str | list | dict) else str(dft)


def _edited(name: str, schema: JsonSchema) -> JsonSchema:
    """Edit the schema of one model: what it is in one sentence, a name for people, `type` and `name` first."""
    made: JsonSchema = _walk(schema)
    if "properties" not in made:  # an enumeration, such as a custom step may have
        return made
    properties = made["properties"]
    tag = properties.get("type", {}).get("const")
    description = first_paragraph(made.get("description", ""))
    if tag is not None:
        properties["type"] = {"const": tag, "description": description}
    filled = {key for key, value in properties.items() if value.pop(FILLED, False)}
    required = [key for key in made.get("required", ()) if key not in filled]
    first = [key for key in FIRST if key in properties]
    return {
        "title": tag or spoken(name),
        "description": description,
        "type": "object",
        "properties": {key: properties[key] for key in dict.fromkeys((*first, *properties))},
        **({"required": required} if required else {}),
        "additionalProperties": made.get("additionalProperties", True),
    }


def spoken(name: str) -> str:
    """Return a class's name as people say it: `BootstrapAction` is a bootstrap action."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name.removesuffix("Spec")).lower() or "pipeline"


def first_paragraph(text: str) -> str:
    """Return the first paragraph of a docstring, on one line."""
    return " ".join(text.split("\n\n", 1)[0].split())


def _walk(value: Any) -> Any:
    if isinstance(value, list):
        return [_walk(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {_RENAMED.get(key, key): _walk(item) for key, item in value.items() if key != "discriminator"}
    if made.get("format") == PERIOD:
        return {**{key: made[key] for key in ("description", "default") if key in made}, **reference(PERIOD)}
    if "patternProperties" in made:
        ((pattern, values),) = made.pop("patternProperties").items()
        made |= {"propertyNames": {**made.get("propertyNames", {}), "pattern": pattern}, "additionalProperties": values}
    return made


def _period() -> JsonSchema:
    units = "|".join(any_letters(unit[:-1]) for unit in UNITS)
    return {
        "type": "string",
        "pattern": rf"^\s*[0-9]{{1,9}}\s+({units})[Ss]?\s*$",
        "errorMessage": f"Write a number and {', '.join(UNITS[:-1])} or {UNITS[-1]}.",
        "examples": ["15 minutes", "1 hour", "1 day"],
    }
