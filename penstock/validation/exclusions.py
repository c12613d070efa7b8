"""PS404, for schedules, and PS402: fields that exclude each other are not both set."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.objects import Schedule
from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every group of which more than one is set."""
    for item in view.objects:
        for wires in item.table.at_most_one:
            found = [wire for wire in wires if item.has(wire)]
            if len(found) > 1:
                id_ = "PS404" if item.kind is Schedule else "PS402"
                message = f"{item.label} has both '{found[0]}' and '{found[1]}'"
                yield Finding(id_, item.id, found[1], message, help="take one out")
