"""PS418: objects do not have fields themselves that the guide forbids them; inherited ones are ignored."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every forbidden field."""
    for item in view.objects:
        for wire in item.table.forbidden:
            for held in item.own.get(wire, ()):
                message = f"{item.label} has '{wire}', which is not allowed there"
                yield held.finding("PS418", message, help="take it out")
                break
