"""JSON Schemas of single fields, as loose as the service and the reading of specs are.

`errorMessage` and `deprecationMessage` are words of editors; to other readers of the schema they say nothing.
"""

from __future__ import annotations

import re
from typing import Any

from penstock.documentation.object_fields import FAMILIES, bounds
from penstock.objects.fields import FieldSpec, Kind
from penstock.objects.period import UNITS

JsonSchema = dict[str, Any]

EXPRESSION = r"#\{"
_NUMBER = r"[+-]?[0-9]+(\.[0-9]+)?"
_WHOLE = r"[+-]?[0-9]+"
_DATE_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
_ON_DEMAND = "ONDEMAND_PERIOD"
_FAMILIES = {
    "Any": "any object",
    "Runnable": "any activity, data node, resource or precondition",
    **{family: f"{heading.lower()}" for family, heading in FAMILIES.items() if family != "Schedule"},
}

SHAPES: dict[str, JsonSchema] = {
    "text": {"type": ["string", "number", "boolean"]},
    "reference": {
        "type": "object",
        "properties": {"ref": {"type": "string", "minLength": 1, "description": "Id of the object referred to"}},
        "required": ["ref"],
        "additionalProperties": False,
    },
    "texts": {"anyOf": [{"$ref": "#/$defs/text"}, {"type": "array", "items": {"$ref": "#/$defs/text"}}]},
    "value": {"anyOf": [{"$ref": "#/$defs/text"}, {"$ref": "#/$defs/reference"}]},
    "values": {"anyOf": [{"$ref": "#/$defs/value"}, {"type": "array", "items": {"$ref": "#/$defs/value"}}]},
}
"""What fields hold: text, as which YAML's numbers and truth values count, references, and lists of them."""


def reference(name: str) -> JsonSchema:
    """Return a pointer to one of the schema's definitions."""
    return {"$ref": f"#/$defs/{name}"}


def field_schema(spec: FieldSpec) -> JsonSchema:
    """Return the schema of a field, with its description."""
    one = _value(spec)
    value: JsonSchema = {"anyOf": [one, {"type": "array", "items": one}]} if spec.multiple else one
    return {
        "description": description(spec),
        **value,
        **({"deprecated": True, "deprecationMessage": f"Use {spec.deprecated}."} if spec.deprecated else {}),
    }


def description(spec: FieldSpec, need: str = "") -> str:
    """Say what a field means, what it takes and whether it is needed, in sentences."""
    parts = [need, spec.doc.replace("runs_on", "runsOn")]  # classes speak of their own names
    if spec.kind is Kind.REFERENCE:
        parts.append(f"Refers to {' or '.join(_FAMILIES.get(name, name) for name in spec.to)}")
    elif spec.kind in (Kind.INTEGER, Kind.DOUBLE, Kind.PERIOD):
        parts.append(spec.kind.value + bounds(spec))
    parts += [f"Deprecated: use {spec.deprecated}"] if spec.deprecated else []
    parts += [] if spec.documented else ["Undocumented: seen in examples and samples only"]
    return ". ".join(part for part in parts if part) + "."


def _value(spec: FieldSpec) -> JsonSchema:
    match spec.kind:
        case Kind.REFERENCE:
            return reference("reference")
        case Kind.CHOICE:
            return _choice(spec)
        case Kind.BOOLEAN:
            return {"anyOf": [{"type": "boolean"}, _matching(f"^{_any_case('true', 'false')}$|{EXPRESSION}")]}
        case Kind.INTEGER:
            return _number(spec, "integer", _WHOLE)
        case Kind.DOUBLE:
            return _number(spec, "number", _NUMBER)
        case Kind.PERIOD:
            return _period(or_else=f"|^{_ON_DEMAND}$" if spec.name == "period" else "")
        case Kind.DATE_TIME:
            return {
                **_matching(f"^{_DATE_TIME}$|{EXPRESSION}"),
                "errorMessage": "Write a time in UTC such as 2026-01-31T06:00:00, or an expression.",
                "examples": ["2026-01-31T06:00:00"],
            }
        case Kind.STRING:
            return reference("text")


def _choice(spec: FieldSpec) -> JsonSchema:
    """Offer the choices; other spellings of them are taken, and what an expression gives is not known."""
    others = {"type": "string"} if spec.is_open else _matching(f"^{_any_case(*spec.choices)}$|{EXPRESSION}")
    return {"anyOf": [{"enum": list(spec.choices)}, others]}


def _number(spec: FieldSpec, kind: str, pattern: str) -> JsonSchema:
    limits = {"minimum": spec.least, "maximum": spec.most}
    number = {"type": kind, **{key: value for key, value in limits.items() if value is not None}}
    return {"anyOf": [number, _matching(rf"^\s*{pattern}\s*$|{EXPRESSION}")]}


def _period(*, or_else: str) -> JsonSchema:
    units = "|".join(any_letters(unit[:-1]) for unit in UNITS)
    return {
        **_matching(rf"^\s*[0-9]+\s+({units})[Ss]?\s*${or_else}|{EXPRESSION}"),
        "errorMessage": f"Write a number and {', '.join(UNITS[:-1])} or {UNITS[-1]}, or an expression.",
        "examples": ["15 minutes", "1 hour", "1 day"],
    }


def _matching(pattern: str) -> JsonSchema:
    return {"type": "string", "pattern": pattern}


def _any_case(*words: str) -> str:
    return f"({'|'.join(any_letters(word) for word in words)})"


def any_letters(word: str) -> str:
    """Return a pattern of a word in any case; patterns of JSON Schema have no flags."""
    return "".join(
        f"[{letter.upper()}{letter.lower()}]" if letter.isalpha() else re.escape(letter).replace(r"\-", "-")
        for letter in word
    )
