"""PS405: periods are well-formed, and within what the service takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from penstock.objects import Period
from penstock.objects.fields import FieldSpec, Kind
from penstock.objects.period import UNITS
from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.schedules import ON_DEMAND_PERIOD
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every text that is no period, and for periods out of range."""
    for _, spec, held in view.typed(Kind.PERIOD):
        if held.value != ON_DEMAND_PERIOD and held.is_plain:
            yield from _check_value(spec, held)


def _check_value(spec: FieldSpec, held: Held) -> Iterator[Finding]:
    length = _length(held.value)
    if length is None:
        message = f"{held.where} is {held.shown}, which is no period"
        yield held.finding("PS405", message, allowed=f"a positive number and a unit ({', '.join(UNITS)})")
        return
    if spec.least is not None and length < (_length(str(spec.least)) or length):
        message = f"{held.where} is {held.bare}, which is too short"
        yield held.finding("PS405", message, allowed=f"at least {spec.least}")
    if spec.most is not None and length > (_length(str(spec.most)) or length):
        message = f"{held.where} is {held.bare}, which is too long"
        yield held.finding("PS405", message, allowed=f"at most {spec.most}")


@lru_cache(maxsize=512)
def _length(text: str) -> timedelta | None:
    try:
        return Period.parse(text).shortest()
    except ValueError:
        return None
