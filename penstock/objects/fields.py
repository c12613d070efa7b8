"""Declares the fields of object types: what each holds, what it means and what the service allows.

One declaration serves the constructors, the wire forms, the validator, the JSON Schema and the documentation. A
specifier with `default=None` is optional; one without is required, and mypy knows both from `dataclass_transform`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a field's value is."""

    STRING = "String"
    BOOLEAN = "Boolean"
    INTEGER = "Integer"
    DOUBLE = "Double"
    PERIOD = "Period"
    DATE_TIME = "DateTime"
    CHOICE = "Enumeration"
    REFERENCE = "Reference"


REQUIRED: Any = object()


@dataclass(slots=True)
class FieldSpec:
    """A declared field.

    Attributes:
        kind: what the value is.
        doc: a few words, with the unit and what holds where the field is not set.
        default: the value when none is given, or REQUIRED.
        multiple: whether the value is a sequence, sent as a repeated field in order.
        wire: the service's name for it, by default the Python name in camel case; `*` in front: stored encrypted.
        least: the smallest number, or the shortest period as text.
        most: the largest number, or the longest period as text.
        enumeration: the members that a CHOICE has.
        is_open: whether the enumeration is known to be incomplete, so that other values are only warned of.
        to: the types or categories of objects that a reference may name.
        requires: Python names of fields without which this one has no effect.
        deprecated: what to use instead, empty where the field is not deprecated.
        documented: False where the field is seen in examples and samples only.
        name: the Python name, set when the class is made.
    """

    kind: Kind
    doc: str
    default: Any = REQUIRED
    multiple: bool = False
    wire: str = ""
    least: float | str | None = None
    most: float | str | None = None
    enumeration: type[Enum] | None = None
    is_open: bool = False
    to: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    deprecated: str = ""
    documented: bool = True
    name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.wire = self.wire or camel_case(name)

    @property
    def required(self) -> bool:
        """Whether the constructor must be given a value."""
        return self.default is REQUIRED

    @property
    def choices(self) -> tuple[str, ...]:
        """The enumeration's values, none where the field has no enumeration."""
        return () if self.enumeration is None else tuple(member.value for member in self.enumeration)


def camel_case(name: str) -> str:
    """Turn `script_uri` into `scriptUri`."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def argument(*, default: Any = REQUIRED, kw_only: bool = True) -> Any:
    """An argument of the constructor that is no field of the service: id, name and undeclared fields."""
    del default, kw_only  # for type checkers: __init__ declares these arguments itself


def string(
    doc: str, *, default: Any = REQUIRED, wire: str = "", requires: tuple[str, ...] = (), documented: bool = True
) -> Any:
    """A text; expressions are allowed in it."""
    return FieldSpec(Kind.STRING, doc, default, wire=wire, requires=requires, documented=documented)


def strings(doc: str, *, default: Any = REQUIRED, wire: str = "") -> Any:
    """Several texts, in order."""
    return FieldSpec(Kind.STRING, doc, default, multiple=True, wire=wire)


def boolean(doc: str, *, default: Any = REQUIRED, documented: bool = True) -> Any:
    """True or false."""
    return FieldSpec(Kind.BOOLEAN, doc, default, documented=documented)


def integer(
    doc: str,
    *,
    default: Any = REQUIRED,
    least: int | None = None,
    most: int | None = None,
    deprecated: str = "",
    documented: bool = True,
    wire: str = "",
) -> Any:
    """A whole number from `least` to `most`, both included."""
    return FieldSpec(
        Kind.INTEGER,
        doc,
        default,
        least=least,
        most=most,
        deprecated=deprecated,
        documented=documented,
        wire=wire,
    )


def double(doc: str, *, default: Any = REQUIRED, least: float | None = None, most: float | None = None) -> Any:
    """A number from `least` to `most`, both included."""
    return FieldSpec(Kind.DOUBLE, doc, default, least=least, most=most)


def period(doc: str, *, default: Any = REQUIRED, least: str | None = None, most: str | None = None) -> Any:
    """A Period from `least` to `most`, both included."""
    return FieldSpec(Kind.PERIOD, doc, default, least=least, most=most)


def date_time(doc: str, *, default: Any = REQUIRED) -> Any:
    """A point in time in UTC, to the second."""
    return FieldSpec(Kind.DATE_TIME, doc, default)


def choice(doc: str, values: type[Enum], *, default: Any = REQUIRED, is_open: bool = False, wire: str = "") -> Any:
    """One member of an enumeration; the service compares without regard to case."""
    return FieldSpec(Kind.CHOICE, doc, default, enumeration=values, is_open=is_open, wire=wire)


def reference(
    doc: str, *, to: tuple[str, ...], default: Any = REQUIRED, wire: str = "", documented: bool = True
) -> Any:
    """One other object, of a type or category in `to`."""
    return FieldSpec(Kind.REFERENCE, doc, default, to=to, wire=wire, documented=documented)


def references(
    doc: str,
    *,
    to: tuple[str, ...],
    default: Any = REQUIRED,
    requires: tuple[str, ...] = (),
    documented: bool = True,
) -> Any:
    """Several other objects, in order, each of a type or category in `to`."""
    return FieldSpec(Kind.REFERENCE, doc, default, multiple=True, to=to, requires=requires, documented=documented)
