"""What rules look at: the effective objects of a definition, beside the classes that declare their types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from penstock.definition.wire import WireDefinition, WireObject
from penstock.objects import PipelineObject
from penstock.objects.fields import FieldSpec, Kind
from penstock.validation.held import Held
from penstock.validation.inherited import Groups
from penstock.validation.kinds import KindTable
from penstock.validation.surroundings import Surroundings
from penstock.validation.wording import short, suggestion


@dataclass(slots=True, eq=False)
class ObjectView:
    """One object of a definition.

    Attributes:
        item: the object as it is written.
        id: its id.
        type_name: its type as it is written, None where it is not written as a text.
        kind: the class of its type; None where the type is not known, or not written.
        table: what that class declares.
        own: the fields that it has itself.
        held: its effective fields.
        templates: own values with expressions.
    """

    item: WireObject
    id: str
    type_name: str | None
    kind: type[PipelineObject] | None
    table: KindTable
    own: Groups
    held: Groups
    templates: Sequence[Held]

    @property
    def label(self) -> str:
        """What messages call the object."""
        return f"{short(self.type_name)} '{short(self.id)}'" if self.type_name else f"'{short(self.id)}'"

    def get(self, key: str) -> Sequence[Held]:
        """The effective values of a field."""
        return self.held.get(key, ())

    def has(self, key: str) -> bool:
        """Whether a field is set, encrypted or not; an empty text sets nothing."""
        values = self.held.get(key)
        if values and values[0].value:  # nearly always; the rest costs more
            return True
        return any(held.value for held in (*self.get(key), *self.get(f"*{key}")))

    def text(self, key: str) -> str | None:
        """The first effective value of a field where it is text without an expression."""
        return next((held.value for held in self.get(key) if held.is_plain), None)


_MOST_GUESSES = 200
Typed = tuple[ObjectView, FieldSpec, Held]
"""A value, the field that it is of, and the first object for which it is that."""


@dataclass(slots=True, eq=False)
class DefinitionView:
    """A definition, gone through once for all rules.

    Attributes:
        definition: the definition as it is written.
        surroundings: what it does not say.
        objects: its objects, in order.
        by_id: the same; where two share an id, the first is meant.
        references: all references that objects have themselves.
        mistaken: texts where references are due, and the other way round.
        strange: fields that objects have themselves, and that their types do not declare.
        repeated: fields with several values that take one.
        parameters: ids of parameters, and of values.
        templates_passed_on: whether something may inherit an expression.
    """

    definition: WireDefinition
    surroundings: Surroundings
    objects: Sequence[ObjectView]
    by_id: Mapping[str, ObjectView]
    references: Sequence[Held]
    mistaken: Sequence[Typed]
    strange: Sequence[tuple[ObjectView, Held]]
    repeated: Sequence[tuple[ObjectView, Sequence[Held]]]
    parameters: frozenset[str]
    templates_passed_on: bool
    _typed: Mapping[str, Sequence[Typed]]
    _by_kind: Mapping[type[PipelineObject] | None, Sequence[ObjectView]]
    _users: Mapping[str, Sequence[ObjectView]] | None = None
    _steps: dict[tuple[int, str], Mapping[int, ObjectView]] = field(default_factory=dict)
    _guesses: int = 0

    def typed(self, kind: Kind) -> Sequence[Typed]:
        """The values of a kind that mean something where they stand, or where they are inherited."""
        return self._typed.get(kind.value, ())

    def of_kind(self, kind: type[PipelineObject]) -> Sequence[ObjectView]:
        """The objects of a type."""
        return self._by_kind.get(kind, ())

    def users(self, object_id: str) -> Sequence[ObjectView]:
        """The objects with a reference to another one that means something to them, inherited ones included."""
        if self._users is None:
            users: dict[str, dict[int, ObjectView]] = {}
            for item in self.objects:
                for key, values in item.held.items():
                    if key in item.table.kinds:
                        for held in values:
                            if held.is_reference:
                                users.setdefault(held.value, {})[id(item)] = item
            self._users = {target: list(found.values()) for target, found in users.items()}
        return self._users.get(object_id, ())

    def step(self, item: ObjectView, key: str) -> Mapping[int, ObjectView]:
        """The different objects that a field refers to, as far as they exist, by identity; gone for once."""
        mark = id(item), key
        if mark not in self._steps:
            self._steps[mark] = {id(target): target for _, target in self.targets(item, key)}
        return self._steps[mark]

    def suggestion(self, found: str, known: Iterable[str]) -> str | None:
        """Return "did you mean 'x'?"; where very much is wrong, no more, as guesses take long."""
        self._guesses += 1
        return suggestion(found, known) if self._guesses <= _MOST_GUESSES else None

    def targets(self, item: ObjectView, key: str) -> Iterator[tuple[Held, ObjectView]]:
        """Yield the references of a field, and the objects that they lead to, as far as they exist."""
        for held in item.get(key):
            if held.is_reference and held.value in self.by_id:
                yield held, self.by_id[held.value]
