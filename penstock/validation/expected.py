"""PS417: fields that the guide calls required, and that working pipelines leave out."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every such field that no one sets."""
    for item in view.objects:
        for wire in item.table.expected:
            if not item.has(wire):
                message = f"{item.label} has no '{wire}', which the guide calls required"
                where = f"set it on '{short(item.id)}'"
                yield Finding("PS417", item.id, wire, message, help=where, severity=Severity.WARNING)
