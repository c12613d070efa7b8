"""Puts the values of parameters into fields: the stack deploys them with the pipeline, so they are known.

Values that are only handed over later, when the pipeline is activated by hand, need permissions of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from penstock.definition.wire import Field, WireDefinition, WireObject

_PARAMETER = re.compile(r"#\{\s*(my[A-Za-z0-9_]+)\s*\}")


def values_of(definition: WireDefinition) -> Mapping[str, str]:
    """The value, or else the default, of every parameter that has exactly one; a list stands for no name.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
    """
    found: dict[str, list[str]] = {}
    for name, value in definition.values:
        found.setdefault(name, []).append(value)
    for parameter in definition.parameters:
        found.setdefault(parameter.id, [value for key, value in parameter.attributes if key == "default"])
    return {name: values[0] for name, values in found.items() if len(values) == 1}


def substituted(item: WireObject, values: Mapping[str, str]) -> WireObject:
    """The object with `#{myName}` replaced, in its texts, by its own field of that name or else the parameter's value.

    An expression that does more than name a parameter stays.
    """
    own = {field.key: field.value for field in item.fields if field.key.startswith("my") and not field.is_reference}
    known = {**values, **own}
    return WireObject(item.id, item.name, tuple(_substituted(field, known) for field in item.fields))


def _substituted(field: Field, known: Mapping[str, str]) -> Field:
    if field.is_reference or "#{" not in field.value:
        return field
    return Field(field.key, _PARAMETER.sub(lambda found: known.get(found[1], found[0]), field.value))
