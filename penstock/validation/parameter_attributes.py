"""PS423: parameters have the attributes of the guide, once, and with values that these take.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.diagnostics.suggestion import listed
from penstock.objects import Parameter, ParameterType
from penstock.objects.fields import Kind
from penstock.validation.finding import Finding
from penstock.validation.parameters import given, place
from penstock.validation.view import DefinitionView

_SPECS = {spec.wire: spec for spec in Parameter.FIELDS.values()}
_TYPES = tuple(kind.value for kind in ParameterType)
_BOOLEANS = ("false", "true")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every attribute that the guide does not have, or not so."""
    for value in given(view.definition) if view.definition.parameters else ():
        if not value.key:
            continue
        spec = _SPECS.get(value.key)
        if spec is None:
            if not value.key.startswith("my"):  # the guide's examples have comments named so
                message = f"{value.where} is no attribute of parameters"
                guess = view.suggestion(value.key, _SPECS)
                yield place(value, "PS423", message, allowed=listed(_SPECS), help=guess, severity=Severity.WARNING)
        elif value.position and value.key != "default" and not spec.multiple:
            yield place(value, "PS423", f"{value.where} stands twice", help="take one out", severity=Severity.WARNING)
        else:
            choices = _TYPES if value.key == "type" else _BOOLEANS if spec.kind is Kind.BOOLEAN else ()
            if choices and value.text.casefold() not in {choice.casefold() for choice in choices}:
                message = f"{value.where} is {value.shown}"
                guess = view.suggestion(value.text, choices)
                yield place(value, "PS423", message, allowed=listed(choices), help=guess)
