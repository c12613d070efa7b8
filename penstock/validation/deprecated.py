"""PS420: types and fields that the guide calls deprecated."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every object of such a type, and for every such field that an object has itself."""
    for item in view.objects:
        if item.kind is not None and item.kind.DEPRECATED and item.type_name:
            held = item.own["type"][0]
            message = f"{held.where} is '{item.type_name}', which is deprecated"
            yield held.finding("PS420", message, help=f"use {item.kind.DEPRECATED}", severity=Severity.WARNING)
        for wire, instead in item.table.deprecated:
            if wire in item.own:
                held = item.own[wire][0]
                message = f"{held.where} is deprecated"
                yield held.finding("PS420", message, help=f"use {instead}", severity=Severity.WARNING)
