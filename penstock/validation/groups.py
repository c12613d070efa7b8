"""PS402: of a group of fields that exclude each other, one is set."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView

_FIRST_WINS = ("runs_on", "worker_group")
"""The service takes the resource where both are set."""


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every group of which none, or more than one, is set."""
    for item in view.objects:
        for group in item.kind.ONE_OF if item.kind else ():
            wires = [item.kind.FIELDS[name].wire for name in group] if item.kind else []
            found = [wire for wire in wires if any(held.value for held in item.get(wire))]
            if not found:
                one = "at least one of" if group == _FIRST_WINS else "one of"
                message = f"{item.label} has neither {_listed(wires, 'nor')}"
                yield Finding("PS402", item.id, wires[0], message, allowed=f"{one} {', '.join(wires)}")
            elif len(found) > 1 and group != _FIRST_WINS:
                message = f"{item.label} has both {_listed(found, 'and')}"
                yield Finding(
                    "PS402", item.id, found[0], message, allowed=f"one of {', '.join(wires)}", help="take one out"
                )


def _listed(wires: list[str], word: str) -> str:
    return f" {word} ".join(f"'{wire}'" for wire in wires)
