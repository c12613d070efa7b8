"""What objects inherit, worked out once for all children of one parent.

The rules are those of `penstock.definition.inheritance`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from penstock.definition.wire import DEFAULT_ID
from penstock.validation.held import Held

Groups = Mapping[str, Sequence[Held]]
"""The values of fields, by the service's names."""


class Inherited:
    """The fields that the children of each object inherit."""

    def __init__(self, own: Mapping[str, Groups]) -> None:
        """Take the own fields of all objects by id."""
        self._own = own
        self._passed_on: dict[str, Groups] = {}

    @property
    def parents(self) -> frozenset[str]:
        """The ids of the objects that something has inherited from so far."""
        return frozenset(self._passed_on)

    def of(self, object_id: str, own: Groups) -> Groups:
        """Return what an object inherits, fields that it has itself included."""
        parent = self._parent(object_id, own)
        if parent is None:
            return {}
        chain: dict[str, Groups] = {}
        while parent is not None and parent not in self._passed_on:
            if parent in chain:
                return self._in_a_circle(object_id, own)
            chain[parent] = self._own[parent]
            parent = self._parent(parent, chain[parent])
        passed_on = {} if parent is None else self._passed_on[parent]
        for ancestor, fields in reversed(chain.items()):
            passed_on = {**passed_on, **fields}
            passed_on.pop("type", None)
            passed_on.pop("parent", None)
            self._passed_on[ancestor] = passed_on
        return passed_on

    def _parent(self, object_id: str, own: Groups) -> str | None:
        parents = own.get("parent")
        parent = next((held.value for held in parents if held.is_reference), DEFAULT_ID) if parents else DEFAULT_ID
        return parent if parent != object_id and parent in self._own else None

    def _in_a_circle(self, object_id: str, own: Groups) -> Groups:
        """Go up to where the circle closes, which another rule reports."""
        fields: dict[str, Sequence[Held]] = {}
        visited = {object_id}
        parent = self._parent(object_id, own)
        while parent is not None and parent not in visited:
            visited.add(parent)
            fields = {**self._own[parent], **fields}
            parent = self._parent(parent, self._own[parent])
        return {key: values for key, values in fields.items() if key not in {"type", "parent"}}
