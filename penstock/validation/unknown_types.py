"""PS413: types are those of the developer guide; the service may know more."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.kinds import KINDS
from penstock.validation.view import DefinitionView
from penstock.validation.wording import suggestion


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every type that no class declares."""
    for item in view.objects:
        if item.kind is None and item.type_name:
            held = next(held for held in item.own["type"] if held.value == item.type_name)
            yield held.finding(
                "PS413",
                f"{held.where} is {held.shown}, which the developer guide does not have",
                help=suggestion(item.type_name, [str(name) for name in KINDS]),
                severity=Severity.WARNING,
            )
