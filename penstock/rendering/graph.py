"""What renderers look at: the effective objects of a definition, by id and by what refers to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass

from penstock.definition.inheritance import fields_with_holders
from penstock.definition.wire import DEFAULT_ID, Field, WireDefinition, WireObject
from penstock.objects import PipelineObject
from penstock.rendering.kinds import kinds
from penstock.rendering.text import one_line


@dataclass(frozen=True, slots=True)
class Item:
    """One object.

    Attributes:
        id: its id; in a broken definition two may have the same.
        name: its name.
        type: its type as it is written.
        family: the category of its type, such as `Activity`; empty where it is not known.
        fields: the effective fields that mean something to its type, without those that the service sets.
        settings: those of them that `Default` does not have, or not with this value.
    """

    id: str
    name: str
    type: str | None
    family: str
    fields: tuple[Field, ...]
    settings: tuple[Field, ...]

    def get(self, key: str) -> tuple[Field, ...]:
        """The effective values of a field, in order."""
        return tuple(field for field in self.fields if field.key == key)

    def text(self, key: str) -> str:
        """The first text of a field on one line, empty where it has none."""
        return next((one_line(field.value) for field in self.get(key) if not field.is_reference), "")

    @property
    def label(self) -> str:
        """What people call it: its name, and its id where that is another."""
        name, id_ = one_line(self.name, 80), one_line(self.id, 80)
        return id_ if name in {id_, ""} else f"{name} [{id_}]"

    @property
    def title(self) -> str:
        """Its label and its type."""
        return f"{self.label} ({one_line(self.type, 80) if self.type else 'no type'})"


@dataclass(frozen=True, slots=True)
class Graph:
    """The objects of a definition.

    Attributes:
        items: all of them, in order.
        by_id: where two share an id, the first.
        referred: the ids to which an object refers, be they there or not.
    """

    items: tuple[Item, ...]
    by_id: Mapping[str, Item]
    referred: frozenset[str]

    @classmethod
    def of(cls, definition: WireDefinition) -> Graph:
        """Work out the effective fields and the family of every object."""
        default = definition.find(DEFAULT_ID)
        usual = frozenset(default.fields) if default else frozenset()
        items = tuple(
            _item(definition, item, kind, usual) for item, kind in zip(definition, kinds(definition), strict=True)
        )
        referred = frozenset(field.value for item in definition for field in item.fields if field.is_reference)
        return cls(items, {item.id: item for item in reversed(items)}, referred)

    def family(self, name: str) -> tuple[Item, ...]:
        """The objects of a family, in order."""
        return tuple(item for item in self.items if item.family == name)

    def targets(self, item: Item, key: str) -> Iterator[Item]:
        """Yield the objects that a field refers to, as far as they exist."""
        for field in item.get(key):
            if field.is_reference and field.value in self.by_id:
                yield self.by_id[field.value]

    def writers(self, node: Item) -> tuple[Item, ...]:
        """The activities that write a data node, in order."""
        return tuple(
            item
            for item in self.family("Activity")
            if any(target.id == node.id for target in self.targets(item, "output"))
        )

    def target_title(self, field: Field) -> str:
        """What a field refers to, with its type; be it there or not, be it a reference or not."""
        target = self.by_id.get(field.value) if field.is_reference else None
        return target.title if target else _no_target(field)

    def target_label(self, field: Field) -> str:
        """What a field refers to, without its type."""
        target = self.by_id.get(field.value) if field.is_reference else None
        return target.label if target else _no_target(field)


def _no_target(field: Field) -> str:
    value = one_line(field.value, 80)
    return f"{value} (does not exist)" if field.is_reference else f"'{value}' (a text, not a reference)"


def _item(definition: WireDefinition, item: WireObject, kind: type[PipelineObject], usual: AbstractSet[Field]) -> Item:
    declared = {spec.wire for spec in kind.FIELDS.values()}
    fields = tuple(
        field
        for field, holder in fields_with_holders(definition, item)
        if not field.key.startswith("@") and (holder is item or field.key in declared)
    )
    settings = tuple(field for field in fields if field not in usual)
    return Item(item.id, item.name, item.type, kind.CATEGORY, fields, settings)
