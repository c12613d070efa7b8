"""Goes through a definition once, so that no rule has to."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.definition.wire import DEFAULT_ID, WireDefinition, WireObject
from penstock.objects import Default, PipelineObject
from penstock.validation.held import Held
from penstock.validation.inherited import Groups, Inherited
from penstock.validation.kinds import KINDS, table_of
from penstock.validation.surroundings import Surroundings
from penstock.validation.view import DefinitionView, ObjectView, Typed

_REFERENCE = "Reference"


def build(definition: WireDefinition, surroundings: Surroundings | None = None) -> DefinitionView:
    """Make the view of a definition."""
    references: list[Held] = []
    objects = [_object(item, references) for item in definition.objects]
    by_id: dict[str, ObjectView] = {}
    for item in objects:
        by_id.setdefault(item.id, item)
    inherited = Inherited({item.id: item.own for item in by_id.values()})
    sorter = _Sorter()
    by_kind: dict[type[PipelineObject] | None, list[ObjectView]] = {}
    for item in objects:
        passed_on = inherited.of(item.id, item.own)
        item.held = {**passed_on, **item.own}
        sorter.take(item, passed_on)
        by_kind.setdefault(item.kind, []).append(item)
    return DefinitionView(
        definition,
        surroundings or Surroundings(),
        objects,
        by_id,
        references,
        sorter.mistaken,
        sorter.strange,
        sorter.repeated,
        frozenset([item.id for item in definition.parameters] + [key for key, _ in definition.values]),
        any(by_id[parent].templates for parent in inherited.parents),
        sorter.typed,
        by_kind,
    )


def _object(item: WireObject, references: list[Held]) -> ObjectView:
    own: dict[str, list[Held]] = {}
    templates: list[Held] = []
    object_id, object_type = item.id, None
    for field in item.fields:
        key, value, is_reference = field.key, field.value, field.is_reference
        group = own.get(key)
        if group is None:
            held = Held(key, value, is_reference, object_id)
            own[key] = [held]
        else:
            held = Held(key, value, is_reference, object_id, len(group))
            group.append(held)
        if is_reference:
            references.append(held)
        elif key == "type":
            object_type = object_type or value
        elif "#{" in value:
            templates.append(held)
    kind: type[PipelineObject] | None = KINDS.get(object_type) if object_type else None
    if object_id == DEFAULT_ID:
        kind = Default
    return ObjectView(item, object_id, object_type, kind, table_of(kind), own, own, templates)


class _Sorter:
    """Sorts values by what the types of their objects declare."""

    def __init__(self) -> None:
        self.typed: dict[str, list[Typed]] = {}
        self.mistaken: list[Typed] = []
        self.strange: list[tuple[ObjectView, Held]] = []
        self.repeated: list[tuple[ObjectView, Sequence[Held]]] = []
        self._seen: set[tuple[int, int]] = set()  # of what many inherit, one is enough

    def take(self, item: ObjectView, passed_on: Groups) -> None:
        """Take the fields of an object, and those that mean something to it of what it inherits."""
        specs, own = item.table.specs, item.own
        for key, group in own.items():
            if key in specs:
                if len(group) > 1 and not specs[key].multiple:
                    self.repeated.append((item, group))
                self._sort(item, key, group)
            elif key != "type":
                self.strange.append((item, group[0]))
        for key, group in passed_on.items():
            if key in specs and key not in own:
                mark = id(specs[key]), id(group)
                if mark not in self._seen:
                    self._seen.add(mark)
                    self._sort(item, key, group)

    def _sort(self, item: ObjectView, key: str, group: Sequence[Held]) -> None:
        kind = item.table.kinds.get(key)
        for held in group:
            if held.is_reference is not (kind == _REFERENCE):
                self.mistaken.append((item, item.table.specs[key], held))
            elif kind is not None:
                self.typed.setdefault(kind, []).append((item, item.table.specs[key], held))
