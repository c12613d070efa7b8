"""PS425: values are given for parameters that are declared. What the service does with others is not documented."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every value of nothing, once for a list."""
    declared = {item.id for item in view.definition.parameters}
    for parameter_id in dict.fromkeys(key for key, _ in view.definition.values):
        if parameter_id not in declared:
            message = f"there is a value for '{short(parameter_id)}', and no parameter of that id"
            guess = view.suggestion(parameter_id, declared)
            yield Finding("PS425", parameter_id, None, message, help=guess, severity=Severity.WARNING, part="values")
