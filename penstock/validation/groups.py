"""PS402: of a group of fields that exclude each other, one is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView

_FIRST_WINS = ("runsOn", "workerGroup")
"""The service takes the resource where both are set."""


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every group of which none, or more than one, is set."""
    for item in view.objects:
        for wires in item.table.one_of:
            found = [wire for wire in wires if item.has(wire)]
            if not found:
                one = "at least one of" if wires == _FIRST_WINS else "one of"
                message = f"{item.label} has neither {_listed(wires, 'nor')}"
                yield Finding("PS402", item.id, wires[0], message, allowed=f"{one} {', '.join(wires)}")
            elif len(found) > 1 and wires != _FIRST_WINS:
                message = f"{item.label} has both {_listed(found, 'and')}"
                field = next((wire for wire in found if wire in item.own), found[0])
                yield Finding(
                    "PS402", item.id, field, message, allowed=f"one of {', '.join(wires)}", help="take one out"
                )


def _listed(wires: Sequence[str], word: str) -> str:
    return f" {word} ".join(f"'{wire}'" for wire in wires)
