"""PS411: enumerations and Booleans have a value that the service knows; it compares without regard to case."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import cache

from penstock.diagnostics.diagnostic import Severity
from penstock.diagnostics.suggestion import listed
from penstock.objects.fields import FieldSpec, Kind
from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.view import DefinitionView
from penstock.validation.wording import suggestion

_BOOLEANS = ("false", "true")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every value that its field does not have; where the guide's list is old, a warning."""
    for _, spec, held in view.typed(Kind.CHOICE):
        if held.value.casefold() not in _folded(spec.enumeration) and held.is_plain:
            yield _finding(spec, held, spec.choices)
    for _, spec, held in view.typed(Kind.BOOLEAN):
        if held.value.casefold() not in _BOOLEANS and held.is_plain:
            yield _finding(spec, held, _BOOLEANS)


def _finding(spec: FieldSpec, held: Held, values: tuple[str, ...]) -> Finding:
    return held.finding(
        "PS411",
        f"{held.where} is {held.shown}",
        allowed=listed(values),
        help=None if held.is_secret else suggestion(held.value, values),
        severity=Severity.WARNING if spec.is_open else Severity.ERROR,
    )


@cache
def _folded(enumeration: type[Enum] | None) -> frozenset[str]:
    return frozenset(str(member.value).casefold() for member in enumeration or ())
