"""PS401: a required field is set, on the object itself or by inheritance."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView
from penstock.validation.wording import short


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every required field that no one sets; an empty text sets nothing."""
    for item in view.objects:
        for wire, on_default in item.table.required:
            if not item.has(wire):
                where = f"'{short(item.id)}' or on Default" if on_default else f"'{short(item.id)}'"
                yield Finding("PS401", item.id, wire, f"{item.label} has no '{wire}'", help=f"set it on {where}")
