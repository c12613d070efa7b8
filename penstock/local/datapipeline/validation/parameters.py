"""Parameters.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.local.datapipeline.parameters import parameter_values
from penstock.local.datapipeline.validation.draft import Draft, Finding

MOST_PARAMETERS = 50


def check_parameters(draft: Draft) -> Iterator[Finding]:
    """Require ids that start with `my`, and values within allowedValues.

    A parameter without a value is a fault only at activation, which may give it one: see `missing_parameters`.
    """
    values = parameter_values(draft.definition)
    if len(draft.definition.parameters) > MOST_PARAMETERS:
        found = len(draft.definition.parameters)
        yield Finding("Default", f"There are {found} parameters; at most {MOST_PARAMETERS} are allowed")
    for parameter in draft.definition.parameters:
        if not parameter.id.removeprefix("*").startswith("my"):
            yield Finding(parameter.id, "a parameter id must start with 'my' (or '*my' for a secret)")
        allowed = [text for key, text in parameter.attributes if key == "allowedValues"]
        value = values.get(parameter.id)
        given = value if isinstance(value, tuple) else () if value is None else (value,)
        for one in given:
            if allowed and str(one) not in allowed:
                yield Finding(parameter.id, f"the value must be one of {', '.join(allowed)}")


def missing_parameters(draft: Draft) -> Iterator[Finding]:
    """Find parameters that have neither a value nor a default and are not optional."""
    values = parameter_values(draft.definition)
    for parameter in draft.definition.parameters:
        is_optional = dict(parameter.attributes).get("optional", "false").lower() == "true"
        if parameter.id not in values and not is_optional:
            yield Finding(parameter.id, "it has no value; give one, or set a default or optional")
