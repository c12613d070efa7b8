"""PS426: a parameter that is not optional has a value or a default, unless it is to be given at activation.

ActivatePipeline takes values, too; what the service says where there is none even then is not documented.
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every parameter that would have no value."""
    valued = {key for key, _ in view.definition.values}
    for parameter in view.definition.parameters:
        attributes = dict(parameter.attributes)
        is_optional = attributes.get("optional", "").casefold() == "true"
        if parameter.id not in valued and "default" not in attributes and not is_optional:
            yield Finding(
                "PS426",
                parameter.id,
                None,
                f"the parameter '{short(parameter.id)}' has neither a value nor a default",
                help="give it a value when the pipeline is activated, or a 'default', or set 'optional' to true",
                severity=Severity.WARNING,
                part="parameters",
            )
