"""PS419: fields that do nothing without another one are not set without it.

An inherited field is well where one of the objects that inherit it has the other one, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.view import DefinitionView

_NOTICED_BY = (("lateAfterTimeout", ("onLateAction",)),)
"""Lateness alone changes nothing."""


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every field that has no effect."""
    idle: dict[Held, str] = {}
    useful: set[Held] = set()
    for item in view.objects:
        if not item.table.requires:
            continue
        for wire, needed in (*item.table.requires, *_NOTICED_BY):
            if wire in item.held:
                missing = [name for name in needed if not item.has(name)]
                if missing:
                    idle.update((held, missing[0]) for held in item.get(wire))
                else:
                    useful.update(item.get(wire))
    for held, other in idle.items():
        if held not in useful and held.position == 0:
            message = f"{held.where} has no effect without '{other}'"
            yield held.finding("PS419", message, help=f"set '{other}', or take it out", severity=Severity.WARNING)
