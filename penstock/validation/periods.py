"""PS405: periods are well-formed, and within what the service takes."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.objects import Period
from penstock.objects.fields import FieldSpec, Kind
from penstock.validation.finding import Finding
from penstock.validation.schedules import ON_DEMAND_PERIOD
from penstock.validation.view import DefinitionView, Held


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every text that is no period, and for periods out of range."""
    for item in view.objects:
        for spec, held in item.declared():
            if spec.kind is Kind.PERIOD and held.is_plain and held.value != ON_DEMAND_PERIOD:
                yield from _check_value(spec, held)


def _check_value(spec: FieldSpec, held: Held) -> Iterator[Finding]:
    try:
        length = Period.parse(held.value).shortest()
    except ValueError as error:
        yield Finding("PS405", held.holder, held.key, f"'{held.key}' of '{held.holder}': {error}")
        return
    if spec.least is not None and length < Period.parse(str(spec.least)).shortest():
        message = f"'{held.key}' of '{held.holder}' is {held.value}, which is too short"
        yield Finding("PS405", held.holder, held.key, message, allowed=f"at least {spec.least}")
    if spec.most is not None and length > Period.parse(str(spec.most)).shortest():
        message = f"'{held.key}' of '{held.holder}' is {held.value}, which is too long"
        yield Finding("PS405", held.holder, held.key, message, allowed=f"at most {spec.most}")
