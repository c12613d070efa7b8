"""Keeps secrets out of what is shown: fields and parameters whose names begin with `*`.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-pipeline-characters.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter

MASK = "*****"
_NAMES_A_SECRET = re.compile(r"\{\{resolve:(ssm|ssm-secure|secretsmanager):[^{}]+\}\}|#\{\s*[\w.@*]+\s*\}")
"""References that hold no secret themselves; an expression with more in it than a name may hold one as a literal."""
_SECRET_ATTRIBUTES = frozenset({"default", "allowedValues"})


@dataclass(frozen=True, slots=True)
class Masked:
    """A definition without secrets.

    Attributes:
        definition: the definition, with MASK for every secret.
        places: what was masked, for people.
    """

    definition: WireDefinition
    places: tuple[str, ...]


def mask(definition: WireDefinition) -> Masked:
    """Replace secrets by MASK; references to where a secret is kept stay, and so do ids."""
    places: dict[str, None] = {}
    objects = tuple(_object(item, places) for item in definition)
    parameters = tuple(_parameter(item, places) for item in definition.parameters)
    secret = {item.id.lstrip("*") for item in definition.parameters if item.id.startswith("*")}
    values = tuple(
        (key, _hidden(value, f"the value of {key}", places)) if key.startswith("*") or key in secret else (key, value)
        for key, value in definition.values
    )
    return Masked(WireDefinition(objects, parameters, values), tuple(places))


def _object(item: WireObject, places: dict[str, None]) -> WireObject:
    return replace(item, fields=tuple(_field(item, field, places) for field in item.fields))


def _field(item: WireObject, field: Field, places: dict[str, None]) -> Field:
    if not field.key.startswith("*") or field.is_reference:
        return field
    return replace(field, value=_hidden(field.value, f"{field.key} of {item.id}", places))


def _parameter(item: WireParameter, places: dict[str, None]) -> WireParameter:
    if not item.id.startswith("*"):
        return item
    attributes = tuple(
        (key, _hidden(value, f"{key} of {item.id}", places)) if key in _SECRET_ATTRIBUTES else (key, value)
        for key, value in item.attributes
    )
    return replace(item, attributes=attributes)


def _hidden(value: str, place: str, places: dict[str, None]) -> str:
    if _NAMES_A_SECRET.fullmatch(value):
        return value
    places[place] = None
    return MASK
