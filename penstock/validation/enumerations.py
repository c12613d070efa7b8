"""PS411: enumerations and Booleans have a value that the service knows; it compares without regard to case."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.objects.fields import FieldSpec, Kind
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView

_BOOLEANS = ("false", "true")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every value that its field does not have."""
    for item in view.objects:
        for spec, held in item.declared():
            values = _values(spec)
            if values and held.is_plain and held.value.casefold() not in {value.casefold() for value in values}:
                message = f"'{held.key}' of '{held.holder}' is '{held.value}'"
                yield Finding(
                    "PS411",
                    held.holder,
                    held.key,
                    message,
                    allowed=listed(values),
                    help=did_you_mean(held.value, values),
                )


def _values(spec: FieldSpec) -> tuple[str, ...]:
    return _BOOLEANS if spec.kind is Kind.BOOLEAN else spec.choices
