"""PipelineObject: what every object type of AWS Data Pipeline is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeAlias, dataclass_transform

from penstock.objects.fields import (
    FieldSpec,
    Kind,
    argument,
    boolean,
    choice,
    date_time,
    double,
    integer,
    period,
    reference,
    references,
    string,
    strings,
)

_NO_FIELDS: Mapping[str, Any] = MappingProxyType({})

FieldValue: TypeAlias = "str | PipelineObject"
Undeclared: TypeAlias = "Mapping[str, FieldValue | Sequence[FieldValue]]"
"""Fields that no class declares, by the service's name; a sequence is a repeated field."""


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(
        argument,
        boolean,
        choice,
        date_time,
        double,
        integer,
        period,
        reference,
        references,
        string,
        strings,
    ),
)
class Declared:
    """Gathers the fields that a class declares; mypy derives its constructor from them."""

    FIELDS: ClassVar[Mapping[str, FieldSpec]] = _NO_FIELDS
    _DEFAULTS: ClassVar[Mapping[str, Any]] = _NO_FIELDS
    _WIRES: ClassVar[tuple[tuple[str, str, bool], ...]] = ()
    _REFERENCES: ClassVar[tuple[tuple[str, bool], ...]] = ()
    _REQUIRED: ClassVar[frozenset[str]] = frozenset()
    _MULTIPLE: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = {name: spec for name, spec in vars(cls).items() if isinstance(spec, FieldSpec)}
        cls.FIELDS = MappingProxyType({**cls.FIELDS, **own})
        cls._REQUIRED = frozenset(name for name, spec in cls.FIELDS.items() if spec.required)
        cls._MULTIPLE = frozenset(name for name, spec in cls.FIELDS.items() if spec.multiple)
        cls._DEFAULTS = MappingProxyType({name: spec.default for name, spec in cls.FIELDS.items()})
        cls._WIRES = tuple((name, spec.wire, spec.multiple) for name, spec in cls.FIELDS.items())
        cls._REFERENCES = tuple(
            (name, spec.multiple) for name, spec in cls.FIELDS.items() if spec.kind is Kind.REFERENCE
        )


class Entity(Declared):
    """Something with an id and declared fields: a pipeline object or a parameter.

    Immutable. Where two are compared, so are the ids of the objects that they refer to, and not those objects.

    Attributes:
        FIELDS: the declared fields by their Python names, inherited ones first.
        other_fields: fields that the class does not declare, or that hold what it does not take, as they were read.
        wire_order: the service's names of all fields in the order in which they were read, repeats included; without
            it they are written in order of declaration.
    """

    id: str = argument(kw_only=False)
    other_fields: Undeclared = argument(default=_NO_FIELDS)
    wire_order: tuple[str, ...] = argument(default=())

    def __init__(
        self,
        id: str,  # noqa: A002 - the service's word
        *,
        other_fields: Undeclared = _NO_FIELDS,
        wire_order: tuple[str, ...] = (),
        **values: Any,
    ) -> None:
        if not values.keys() <= self.FIELDS.keys():
            unknown = values.keys() - self.FIELDS.keys()
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
        if not values.keys() >= self._REQUIRED:
            missing = [key for key in self.FIELDS if key in self._REQUIRED and key not in values]
            raise TypeError(f"{type(self).__name__} '{id}' needs {', '.join(missing)}")
        for key in self._MULTIPLE & values.keys():
            if values[key] is not None:
                if isinstance(values[key], str | PipelineObject):
                    raise TypeError(f"{key} of {type(self).__name__} '{id}' takes a sequence; put the value in a list")
                values[key] = tuple(values[key])  # a list could be changed later
        self.__dict__.update(
            self._DEFAULTS, **values, id=id, other_fields=_frozen(other_fields), wire_order=tuple(wire_order)
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"pipeline objects are immutable: cannot set '{name}'")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"pipeline objects are immutable: cannot delete '{name}'")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Entity) or type(self) is not type(other):
            return NotImplemented
        return self._comparable() == other._comparable()

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r})"

    def pairs(self) -> Iterator[tuple[str, FieldValue]]:
        """Yield (the service's name, text or object) for all that is set, in the order in which it is written."""
        if not self.wire_order:
            yield from self._declared_order()
            return
        values: dict[str, list[FieldValue]] = {}
        for key, value in self._declared_order():
            values.setdefault(key, []).append(value)
        for key in self.wire_order:
            yield key, values[key].pop(0)

    def targets(self) -> Iterator[PipelineObject]:
        """Yield the objects that this one refers to, in order, repeats included."""
        if self.wire_order:
            values: Iterator[FieldValue] = (value for _, value in self.pairs())
        else:
            values = self._values_that_may_refer()
        yield from (value for value in values if isinstance(value, PipelineObject))

    def _declared_order(self) -> Iterator[tuple[str, FieldValue]]:
        values = self.__dict__
        for key, wire, multiple in self._WIRES:
            value = values[key]
            if value is not None:
                if multiple:
                    for item in value:
                        yield wire, rendered(item)
                else:
                    yield wire, rendered(value)
        yield from _spread(self.other_fields)

    def _values_that_may_refer(self) -> Iterator[FieldValue]:
        values = self.__dict__
        for key, multiple in self._REFERENCES:
            value = values[key]
            if value is not None:
                yield from value if multiple else (value,)
        yield from (value for _, value in _spread(self.other_fields))

    def _comparable(self) -> tuple[object, ...]:
        fields = [
            (key, value.id, True) if isinstance(value, PipelineObject) else (key, value, False)
            for key, value in self.pairs()
        ]
        return self.id, fields


class PipelineObject(Entity):
    """An object of a definition: an id, and the fields that its type declares.

    Subclasses declare fields with the specifiers of `penstock.objects.fields`; references are other objects.

    Attributes:
        TYPE: the service's name of the type, None where the type is not written.
        CATEGORY: the family that references name (`Activity`, `DataNode`, ...).
        ONE_OF: groups of Python field names of which exactly one must be set.
        AT_MOST_ONE: groups of Python field names that exclude each other.
        NEEDED: Python names of fields that must be set too, on the object or, as is usual, on `Default`.
        EXPECTED: Python names of fields that the guide calls required, and that working pipelines leave out.
        FORBIDDEN: the service's names of fields that an object must not have itself; inherited ones are ignored.
        DEPRECATED: what to use instead of the type, empty where it is not deprecated.
        DOC_URL: the page of the developer guide.
    """

    TYPE: ClassVar[str | None] = None
    CATEGORY: ClassVar[str] = ""
    ONE_OF: ClassVar[tuple[tuple[str, ...], ...]] = ()
    AT_MOST_ONE: ClassVar[tuple[tuple[str, ...], ...]] = ()
    NEEDED: ClassVar[tuple[str, ...]] = ()
    EXPECTED: ClassVar[tuple[str, ...]] = ()
    FORBIDDEN: ClassVar[tuple[str, ...]] = ()
    DEPRECATED: ClassVar[str] = ""
    DOC_URL: ClassVar[str] = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-pipeline-objects.html"

    name: str | None = argument(default=None)
    user_fields: Undeclared = argument(default=_NO_FIELDS)
    parent: PipelineObject | None = reference("Object whose fields are inherited", to=("Any",), default=None)

    def __init__(
        self,
        id: str,  # noqa: A002 - the service's word
        *,
        name: str | None = None,
        user_fields: Undeclared = _NO_FIELDS,
        other_fields: Undeclared = _NO_FIELDS,
        wire_order: tuple[str, ...] = (),
        **values: Any,
    ) -> None:
        """Make an object.

        Args:
            id: unique within the definition, at most 256 bytes where it is referred to.
            name: label for people, by default the id.
            user_fields: fields of one's own, named `my` and a capital letter or underscore, `*my...` for a secret.
            other_fields: see `Entity`.
            wire_order: see `Entity`.
            **values: the type's fields by their Python names.

        Raises:
            TypeError: for a field that the type does not have, a required one that is missing, or a single value
                where several may stand.
        """
        super().__init__(id, other_fields=other_fields, wire_order=wire_order, **values)
        self.__dict__.update(name=name, user_fields=_frozen(user_fields))

    def replace(self, **changes: Any) -> Self:
        """Make the same object with other values of some fields, written in order of declaration.

        Raises:
            TypeError: see the constructor.
        """
        values = {name: self.__dict__[name] for name in self.FIELDS}
        return type(self)(
            self.id,
            name=self.name,
            user_fields=self.user_fields,
            other_fields=self.other_fields,
            **{**values, **changes},
        )

    def _declared_order(self) -> Iterator[tuple[str, FieldValue]]:
        if self.TYPE is not None:
            yield "type", self.TYPE
        yield from super()._declared_order()
        yield from _spread(self.user_fields)

    def _values_that_may_refer(self) -> Iterator[FieldValue]:
        yield from super()._values_that_may_refer()
        yield from (value for _, value in _spread(self.user_fields))

    def _comparable(self) -> tuple[object, ...]:
        return (self.name, *super()._comparable())


def rendered(value: Any) -> FieldValue:
    """A typed value as the wire carries it: text, or the object referred to."""
    match value:
        case PipelineObject() | str():
            return value
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case datetime():
            in_utc = value.astimezone(UTC) if value.tzinfo else value
            return in_utc.replace(tzinfo=None).isoformat(timespec="seconds")
        case _:
            return str(value)


def _frozen(fields: Undeclared) -> Undeclared:
    if not fields:
        return _NO_FIELDS
    return MappingProxyType(
        {key: value if isinstance(value, str | PipelineObject) else tuple(value) for key, value in fields.items()}
    )


def _spread(fields: Undeclared) -> Iterator[tuple[str, FieldValue]]:
    for key, value in fields.items():
        for item in (value,) if isinstance(value, str | PipelineObject) else value:
            yield key, item
