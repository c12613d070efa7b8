"""PS410: nothing waits for itself, or inherits from itself, over however many objects.

The guide does not say what the service does then: it would wait for ever at best.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from penstock.validation.finding import Finding
from penstock.validation.view import DefinitionView, ObjectView

_WAITS_FOR = ("dependsOn", "input", "runsOn", "precondition")


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every circle, its path from its first object back to it."""
    for circle in _circles(_waits(view)):
        message = f"these objects wait for each other: {' -> '.join(circle)}"
        yield Finding("PS410", circle[0], None, message, help="take one of these references out")
    parents = {item.id: [target.id for target in view.targets(item, "parent")] for item in view.objects}
    for circle in _circles(parents):
        message = f"these objects inherit from each other: {' -> '.join(circle)}"
        yield Finding("PS410", circle[0], "parent", message, help="take one of these parents out")


def _waits(view: DefinitionView) -> Mapping[str, list[str]]:
    waits: dict[str, list[str]] = {item.id: [] for item in view.objects}
    for item in view.objects:
        for key in _WAITS_FOR:
            waits[item.id].extend(_targets(view, item, key))
        for target in _targets(view, item, "output"):
            waits[target].append(item.id)  # data is there when the activity that writes it has finished
    return waits


def _targets(view: DefinitionView, item: ObjectView, key: str) -> Iterator[str]:
    """Yield the ids that a field names; inherited fields count where the type has them."""
    for held in item.get(key):
        if held.is_reference and held.value in view.by_id and (key in item.specs or held.holder == item.id):
            yield held.value


def _circles(edges: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        path, branches = [start], [iter(edges[start])]
        while path:
            following = next(branches[-1], None)
            if following is None:
                done.add(path.pop())
                branches.pop()
            elif following in path:
                yield (*path[path.index(following) :], following)
            elif following not in done:
                path.append(following)
                branches.append(iter(edges[following]))
