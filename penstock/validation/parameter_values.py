"""PS424: values and defaults of parameters are of the parameter's type, and among its allowed values.

Several values for a parameter that is no list are a warning: which of them the service takes is not documented.
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penstock.diagnostics.diagnostic import Severity
from penstock.diagnostics.suggestion import listed
from penstock.validation.doubles import to_double
from penstock.validation.finding import Finding
from penstock.validation.integers import INTEGER
from penstock.validation.parameters import Given, given, place
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every value that a declared parameter does not take."""
    if not view.definition.parameters:
        return
    attributes: dict[str, dict[str, list[str]]] = {item.id: {} for item in view.definition.parameters}
    texts: list[Given] = []
    for value in given(view.definition):
        if value.key is not None:
            attributes[value.parameter].setdefault(value.key, []).append(value.text)
        if value.key in {None, "default"} and value.parameter in attributes:
            texts.append(value)
    for value in texts:
        yield from _check_value(value, attributes[value.parameter])


def _check_value(value: Given, attributes: dict[str, list[str]]) -> Iterator[Finding]:
    is_list = attributes.get("isArray", [""])[0].casefold() == "true"
    if value.position == 1 and not is_list:
        message = f"{value.where} is a list, and the parameter is not declared as one"
        yield place(value, "PS424", message, help="set 'isArray' to true", severity=Severity.WARNING)
    if "#{" in value.text:
        return
    kind = attributes.get("type", [""])[0].casefold()
    if kind == "integer" and not INTEGER.fullmatch(value.text):
        yield place(value, "PS424", f"{value.where} is {value.shown}", allowed="a whole number")
    elif kind == "double" and to_double(value.text) is None:
        yield place(value, "PS424", f"{value.where} is {value.shown}", allowed="a number")
    elif value.text not in (allowed := attributes.get("allowedValues", [value.text])):
        yield place(value, "PS424", f"{value.where} is {value.shown}", allowed=_listed(value, allowed))


def _listed(value: Given, allowed: Sequence[str]) -> str:
    return "the values that the parameter allows" if value.is_secret else listed(short(text) for text in allowed)
