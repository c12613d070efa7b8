"""PS401: a required field is set, on the object itself or by inheritance."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every required field that no one sets; an empty text sets nothing."""
    for item in view.objects:
        if item.kind is None:
            continue
        for name, spec in item.kind.FIELDS.items():
            needed = name in item.kind.NEEDED
            if (spec.required or needed) and not any(held.value for held in item.get(spec.wire)):
                where = f"'{item.id}' or on Default" if needed else f"'{item.id}'"
                yield Finding(
                    "PS401", item.id, spec.wire, f"{item.label} has no '{spec.wire}'", help=f"set it on {where}"
                )
