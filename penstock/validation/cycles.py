"""PS410: nothing waits for itself, or inherits from itself, over however many objects.

The guide does not say what the service does then: it would wait for ever at best.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from penstock.validation.finding import Finding
from penstock.validation.held import Held
from penstock.validation.view import DefinitionView, ObjectView
from penstock.validation.wording import short

_WAITS_FOR = ("dependsOn", "input", "runsOn", "precondition")
_MOST_TOLD = 20
"""Circles: where everything waits for everything, to open some opens more."""
_Edges = Mapping[str, dict[str, Held]]


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every circle, its path from its first object back to it, at the first reference."""
    yield from _told(_waits(view), "wait for each other", "take one of these references out")
    yield from _told(_parents(view), "inherit from each other", "take one of these parents out")


def _told(edges: _Edges, what: str, advice: str) -> Iterator[Finding]:
    for number, circle in enumerate(_circles(edges)):
        if number == _MOST_TOLD:
            return
        message = f"these objects {what}: {' -> '.join(short(name) for name in circle)}"
        yield edges[circle[0]][circle[1]].finding("PS410", message, help=advice)


def _waits(view: DefinitionView) -> _Edges:
    """Map every object to those that it waits for, each with the reference that says so."""
    waits: dict[str, dict[str, Held]] = {object_id: {} for object_id in view.by_id}
    for item in view.objects:
        own = waits[item.id]
        for key in _WAITS_FOR:
            if key in item.held:
                for held in _targets(view, item, key):
                    own.setdefault(held.value, held)
        if "output" in item.held:
            for held in _targets(view, item, "output"):
                # Data is there when the activity that writes it has finished.
                waits[held.value].setdefault(item.id, held)
    return waits


def _parents(view: DefinitionView) -> _Edges:
    return {
        item.id: {held.value: held for held in item.own.get("parent", ()) if held.value in view.by_id}
        for item in view.objects
    }


def _targets(view: DefinitionView, item: ObjectView, key: str) -> Iterator[Held]:
    """Yield the references of a field; inherited ones count where the type has them."""
    if key in item.own or key in item.table.specs:
        for held in item.get(key):
            if held.is_reference and held.value in view.by_id:
                yield held


def _circles(edges: _Edges) -> Iterator[tuple[str, ...]]:
    """Go along every edge once; each that leads back to where it came from closes a circle."""
    done: set[str] = set()
    for start, first in edges.items():
        if start in done or not first:
            continue
        path, places, branches = [start], {start: 0}, [iter(first)]
        while path:
            following = next(branches[-1], None)
            if following is None:
                done.add(path[-1])
                del places[path.pop()]
                branches.pop()
            elif following in places:
                yield (*path[places[following] :], following)
            elif following not in done:
                places[following] = len(path)
                path.append(following)
                branches.append(iter(edges[following]))
