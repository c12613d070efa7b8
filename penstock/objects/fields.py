"""Declares the fields of object types: what each holds, what it means and what the service allows.

One declaration serves the constructors, the wire form, the validator and the documentation. A specifier with
`default=None` is optional; one without is required, and mypy knows both from `dataclass_transform`.
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
        doc: a few words.
        default: the value when none is given, or REQUIRED.
        multiple: whether the value is a sequence, sent as a repeated field in order.
        wire: the service's name for it, by default the Python name in camel case.
        least: the smallest number, or the shortest period as text.
        most: the largest number, or the longest period as text.
        choices: the enumeration's values.
        to: the types or categories of objects that a reference may name.
        name: the Python name, set when the class is made.
    """

    kind: Kind
    doc: str
    default: Any = REQUIRED
    multiple: bool = False
    wire: str = ""
    least: int | str | None = None
    most: int | str | None = None
    choices: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.wire = self.wire or camel_case(name)

    @property
    def required(self) -> bool:
        """Whether the constructor must be given a value."""
        return self.default is REQUIRED


def camel_case(name: str) -> str:
    """Turn `script_uri` into `scriptUri`."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def argument(*, default: Any = REQUIRED, kw_only: bool = True) -> Any:
    """An argument of the constructor that is no field of the service: id, name and user fields."""
    del default, kw_only  # for type checkers: __init__ declares these arguments itself


def string(doc: str, *, default: Any = REQUIRED, wire: str = "") -> Any:
    """A text; expressions are allowed in it."""
    return FieldSpec(Kind.STRING, doc, default, wire=wire)


def strings(doc: str, *, default: Any = REQUIRED, wire: str = "") -> Any:
    """Several texts, in order."""
    return FieldSpec(Kind.STRING, doc, default, multiple=True, wire=wire)


def boolean(doc: str, *, default: Any = REQUIRED) -> Any:
    """True or false."""
    return FieldSpec(Kind.BOOLEAN, doc, default)


def integer(doc: str, *, default: Any = REQUIRED, least: int | None = None, most: int | None = None) -> Any:
    """A whole number from `least` to `most`, both included."""
    return FieldSpec(Kind.INTEGER, doc, default, least=least, most=most)


def period(doc: str, *, default: Any = REQUIRED, least: str | None = None, most: str | None = None) -> Any:
    """A Period from `least` to `most`, both included."""
    return FieldSpec(Kind.PERIOD, doc, default, least=least, most=most)


def date_time(doc: str, *, default: Any = REQUIRED) -> Any:
    """A point in time in UTC, to the second."""
    return FieldSpec(Kind.DATE_TIME, doc, default)


def choice(doc: str, values: type[Enum], *, default: Any = REQUIRED) -> Any:
    """One member of an enumeration; the service compares without regard to case."""
    return FieldSpec(Kind.CHOICE, doc, default, choices=tuple(member.value for member in values))


def reference(doc: str, *, to: tuple[str, ...], default: Any = REQUIRED) -> Any:
    """One other object, of a type or category in `to`."""
    return FieldSpec(Kind.REFERENCE, doc, default, to=to)


def references(doc: str, *, to: tuple[str, ...], default: Any = REQUIRED) -> Any:
    """Several other objects, in order, each of a type or category in `to`."""
    return FieldSpec(Kind.REFERENCE, doc, default, multiple=True, to=to)
