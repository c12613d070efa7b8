"""PS406: whole numbers are well-formed, and within what the service takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penstock.objects.fields import FieldSpec, Kind
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView

INTEGER = re.compile(r"[-+]?[0-9]{1,18}")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every text that is no whole number, and for numbers out of range."""
    for _, spec, held in view.typed(Kind.INTEGER):
        if not held.is_plain:
            continue
        if not INTEGER.fullmatch(held.value):
            message = f"{held.where} is {held.shown}, which is no whole number"
        elif not _in_range(int(held.value), spec):
            message = f"{held.where} is {held.bare}"
        else:
            continue
        yield held.finding("PS406", message, allowed=_range(spec))


def _in_range(number: int, spec: FieldSpec) -> bool:
    above = not isinstance(spec.least, int) or number >= spec.least
    below = not isinstance(spec.most, int) or number <= spec.most
    return above and below


def _range(spec: FieldSpec) -> str:
    if spec.least is not None and spec.most is not None:
        return f"whole numbers from {spec.least} to {spec.most}"
    return f"whole numbers from {spec.least}" if spec.least is not None else "whole numbers"
