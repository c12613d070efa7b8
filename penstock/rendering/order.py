"""The order in which activities can start."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from penstock.rendering.graph import Graph, Item


@dataclass(frozen=True, slots=True)
class StartOrder:
    """The activities of a definition, each once.

    Attributes:
        waves: activities that can start together, those before which others must finish after them; each wave in the
            order of the definition.
        stuck: those that wait for each other in a circle, or for one that does.
    """

    waves: tuple[tuple[Item, ...], ...]
    stuck: tuple[Item, ...]


def start_order(graph: Graph) -> StartOrder:
    """Sort activities by how many others have to finish one after the other before them."""
    levels = _levels(graph, _waits(graph))
    waves: dict[int, list[Item]] = {}
    stuck = []
    for item in graph.family("Activity"):
        if item.id in levels:
            waves.setdefault(levels[item.id], []).append(item)
        else:
            stuck.append(item)
    return StartOrder(tuple(tuple(waves[level]) for level in sorted(waves)), tuple(stuck))


def _waits(graph: Graph) -> Mapping[str, set[str]]:
    """Whom each object waits for: dependencies, inputs, and the activities that write it."""
    waits: dict[str, set[str]] = {item.id: set() for item in graph.items}
    for item in graph.items:
        for key in ("dependsOn", "input"):
            waits[item.id].update(target.id for target in graph.targets(item, key))
        for target in graph.targets(item, "output"):
            waits[target.id].add(item.id)
    return waits


def _levels(graph: Graph, waits: Mapping[str, set[str]]) -> Mapping[str, int]:
    """How many activities stand before each object; objects in a circle, and those behind one, have no level."""
    open_ = {object_id: len(awaited) for object_id, awaited in waits.items()}
    followers: dict[str, list[str]] = {object_id: [] for object_id in waits}
    for object_id, awaited in waits.items():
        for other in awaited:
            followers[other].append(object_id)
    levels = {object_id: 0 for object_id, count in open_.items() if not count}
    ready = deque(levels)
    least = dict.fromkeys(waits, 0)
    while ready:
        object_id = ready.popleft()
        levels[object_id] = least[object_id]
        after = least[object_id] + (graph.by_id[object_id].family == "Activity")
        for follower in followers[object_id]:
            least[follower] = max(least[follower], after)
            open_[follower] -= 1
            if not open_[follower]:
                ready.append(follower)
    return levels
