"""What rules look at: the effective objects of a definition, beside the classes that declare their types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from penstock.definition.inheritance import fields_with_holders
from penstock.definition.wire import DEFAULT_ID, WireDefinition, WireObject
from penstock.objects import TYPES, Default, PipelineObject
from penstock.objects.fields import FieldSpec


@dataclass(frozen=True, slots=True)
class Held:
    """A field's value, and the id of the object that it stands on: the object itself, its parent or `Default`."""

    key: str
    value: str
    is_reference: bool
    holder: str

    @property
    def is_plain(self) -> bool:
        """Whether the value is text without an expression, so that it is known before the pipeline runs."""
        return not self.is_reference and "#{" not in self.value


@dataclass(frozen=True, slots=True)
class ObjectView:
    """One object of a definition.

    Attributes:
        item: the object as it is written.
        kind: the class of its type; None where the type is not known, or not written.
        held: its effective fields by the service's name.
    """

    item: WireObject
    kind: type[PipelineObject] | None
    held: Mapping[str, tuple[Held, ...]]

    @property
    def id(self) -> str:
        """The object's id."""
        return self.item.id

    @property
    def label(self) -> str:
        """What messages call the object."""
        return f"{self.item.type} '{self.item.id}'" if self.item.type else f"'{self.item.id}'"

    def get(self, key: str) -> tuple[Held, ...]:
        """The effective values of a field."""
        return self.held.get(key, ())

    @property
    def specs(self) -> Mapping[str, FieldSpec]:
        """The fields that its type declares, by the service's name; none where the type is not known."""
        return _SPECS[self.kind] if self.kind else {}

    def declared(self) -> Iterator[tuple[FieldSpec, Held]]:
        """Yield the effective values that mean something to the type; others are inherited for nothing."""
        for key, values in self.held.items():
            spec = self.specs.get(key)
            if spec is not None:
                for value in values:
                    yield spec, value


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """A definition with its objects by id; where two share one, the first is meant."""

    definition: WireDefinition
    objects: tuple[ObjectView, ...]
    by_id: Mapping[str, ObjectView]

    @classmethod
    def of(cls, definition: WireDefinition) -> DefinitionView:
        """Work out the effective fields and the class of every object."""
        objects = tuple(_object_view(definition, item) for item in definition)
        return cls(definition, objects, {item.id: item for item in reversed(objects)})

    def targets(self, item: ObjectView, key: str) -> Iterator[ObjectView]:
        """Yield the objects that a field refers to, as far as they exist."""
        for held in item.get(key):
            if held.is_reference and held.value in self.by_id:
                yield self.by_id[held.value]


_KINDS = {kind.TYPE: kind for kind in TYPES}
_DECLARED: tuple[type[PipelineObject], ...] = (Default, *TYPES)
_SPECS = {kind: {spec.wire: spec for spec in kind.FIELDS.values()} for kind in _DECLARED}


def _object_view(definition: WireDefinition, item: WireObject) -> ObjectView:
    held: dict[str, tuple[Held, ...]] = {}
    for field, holder in fields_with_holders(definition, item):
        value = Held(field.key, field.value, field.is_reference, holder.id)
        held[field.key] = (*held.get(field.key, ()), value)
    kind = Default if item.id == DEFAULT_ID else _KINDS.get(item.type)
    return ObjectView(item, kind, held)
