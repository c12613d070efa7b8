"""PS421: fields that take one value have one. Which of several the service would take is not documented."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for the second value of every such field."""
    for item, values in view.repeated:
        second = values[1]
        message = f"{second.where} has {len(values)} values; {item.type_name or 'Default'} takes one there"
        yield second.finding("PS421", message, help="take the others out", severity=Severity.WARNING)
