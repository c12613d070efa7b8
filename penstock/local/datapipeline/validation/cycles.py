"""Nothing waits for itself. The guide does not speak of cycles; an instance in one would wait for ever."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.local.datapipeline.kinds import Kind, kind_of
from penstock.local.datapipeline.validation.draft import Draft, Finding


def check_cycles(draft: Draft) -> Iterator[Finding]:
    """Report each cycle of inputs, outputs and dependsOn once."""
    waits: dict[str, list[str]] = {}
    for item in draft.objects.values():
        if kind_of(item.type) is Kind.ACTIVITY:
            waits.setdefault(item.id, []).extend(item.references("input"))
            for output in item.references("output"):
                waits.setdefault(output, []).append(item.id)
        if kind_of(item.type) in {Kind.ACTIVITY, Kind.DATA_NODE}:
            waits.setdefault(item.id, []).extend(item.references("dependsOn"))
    done: set[str] = set()
    for start in waits:
        cycle = _find(waits, start, done)
        if cycle:
            done.update(cycle)
            yield Finding(cycle[0], f"it waits for itself: {' -> '.join((*cycle, cycle[0]))}")


def _find(waits: dict[str, list[str]], start: str, done: set[str]) -> list[str]:
    """Search depth first from one object, leaving out what has been searched; return the ids of a cycle, or nothing."""
    path: list[str] = []
    pending = [(start, False)]
    while pending:
        node, is_leaving = pending.pop()
        if is_leaving:
            path.pop()
            done.add(node)
        elif node in path:
            return path[path.index(node) :]
        elif node not in done:
            path.append(node)
            pending.append((node, True))
            pending.extend((target, False) for target in waits.get(node, ()))
    return []
