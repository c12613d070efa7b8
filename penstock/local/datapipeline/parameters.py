"""WireParameter values of a definition, typed: a given value goes before the parameter's default.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
"""

from __future__ import annotations

from penstock.definition.wire import WireDefinition, WireParameter
from penstock.expressions import Value


def parameter_values(definition: WireDefinition) -> dict[str, Value]:
    """Return the value of each parameter that has one; several values of one id, or isArray, are a list."""
    given: dict[str, list[str]] = {}
    for key, text in definition.values:
        given.setdefault(key, []).append(text)
    known = {parameter.id: parameter for parameter in definition.parameters}
    values: dict[str, Value] = {}
    for key in dict.fromkeys((*known, *given)):
        parameter = known.get(key, WireParameter(key, ()))
        texts = given.get(key) or [text for name, text in parameter.attributes if name == "default"]
        if texts:
            attributes = dict(parameter.attributes)
            typed = tuple(_typed(text, attributes.get("type", "String")) for text in texts)
            is_list = len(typed) > 1 or attributes.get("isArray", "").lower() == "true"
            values[key] = typed if is_list else typed[0]
    return values


def _typed(text: str, kind: str) -> str | int | float:
    try:
        if kind.lower() == "integer":
            return int(text)
        return float(text) if kind.lower() == "double" else text
    except ValueError:
        return text
