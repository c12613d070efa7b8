"""PS406: numbers with a fraction are well-formed, and within what the service takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penstock.objects.fields import Kind
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView

_DOUBLE = re.compile(r"[-+]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})(?:[eE][-+]?[0-9]{1,2})?")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every text that is no number, and for numbers out of range."""
    for _, spec, held in view.typed(Kind.DOUBLE):
        if not held.is_plain:
            continue
        number = to_double(held.value)
        if number is None:
            message = f"{held.where} is {held.shown}, which is no number"
        elif not float(spec.least or "-inf") <= number <= float(spec.most or "inf"):
            message = f"{held.where} is {held.bare}"
        else:
            continue
        allowed = "numbers" if spec.least is None else f"numbers from {spec.least} to {spec.most}"
        yield held.finding("PS406", message, allowed=allowed)


def to_double(text: str) -> float | None:
    """Read a number; None where the text is none."""
    return float(text) if _DOUBLE.fullmatch(text) else None
