"""The settings of an object as texts."""

from __future__ import annotations

from collections.abc import Iterable, Set as AbstractSet

from penstock.definition.wire import Field
from penstock.rendering.graph import Graph, Item
from penstock.rendering.places import PLACE_KEYS, place
from penstock.rendering.text import one_line

SHORT, LONG = 60, 120
"""The longest values, in characters, where several stand on a line, and where one has it for itself."""
_TOLD_ELSEWHERE = frozenset({"type", "parent", "schedule", "scheduleType"})
_WITH_A_PLACE = frozenset({"DataNode", "Precondition"})
_GROUPS = ("master", "core", "task")
_MACHINE_KEYS = frozenset(f"{group}Instance{key}" for group in _GROUPS for key in ("Type", "Count", "BidPrice"))


def settings(
    graph: Graph, fields: Iterable[Field], *, without: AbstractSet[str] = frozenset(), most: int = SHORT
) -> tuple[tuple[str, str], ...]:
    """(key, its values) for all fields but those that are told elsewhere; keys in order of first appearance."""
    found: dict[str, list[str]] = {}
    for field in fields:
        if field.key not in without and field.key not in _TOLD_ELSEWHERE:
            value = graph.target_label(field) if field.is_reference else one_line(field.value, most)
            found.setdefault(field.key, []).append(value)
    return tuple((one_line(key, most), ", ".join(values)) for key, values in found.items())


def summary(graph: Graph, item: Item, *, without: AbstractSet[str] = frozenset()) -> str:
    """An object on one line: what it is called, where its data lies or what machines it has, and its settings."""
    has_place = item.family in _WITH_A_PLACE
    first = place(graph, item) if has_place else _machines(item)
    told = settings(graph, item.settings, without=without | (PLACE_KEYS if has_place else _MACHINE_KEYS))
    text = "; ".join(part for part in (first, *(f"{key} {values}" for key, values in told)) if part)
    return f"{item.title}: {text}" if text else item.title


def _machines(item: Item) -> str:
    """The instance groups of a cluster, empty for everything else."""
    groups = []
    for group in _GROUPS:
        type_, count, bid = (item.text(f"{group}Instance{key}") for key in ("Type", "Count", "BidPrice"))
        if type_ or count or bid:
            words = [group, f"{count} x" if count else "", type_, f"at a bid of {bid}" if bid else ""]
            groups.append(" ".join(word for word in words if word))
    return "; ".join(groups)
