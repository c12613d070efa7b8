"""Pig's types, fields and schemas.

Every scalar has an SQL type. `bytearray` exists three times, because what an untyped value casts to depends on what
it holds: bytes from a file (Utf8StorageConverter), a string behind an untyped function result (CastUtils), or a line
of TextLoader, which casts to chararray only.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A simple type; `holds` tells the three bytearrays apart and is empty for every other type."""

    name: str
    sql: str
    holds: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Field:
    """A field; one that an expression made without AS has no name."""

    name: str | None
    type: Type


@dataclass(frozen=True, slots=True)
class TupleType:
    """A tuple, in SQL a STRUCT whose members are f0, f1 and so on; `declared` is false for an untyped result."""

    fields: tuple[Field, ...]
    declared: bool = True

    def __str__(self) -> str:
        return "tuple"


@dataclass(frozen=True, slots=True)
class BagType:
    """The bag of a GROUP; without a schema, `untyped` is what its rows hold."""

    fields: tuple[Field, ...] | None
    untyped: Scalar | None = None

    def __str__(self) -> str:
        return "bag"


Type = Scalar | TupleType | BagType

BOOLEAN = Scalar("boolean", "BOOLEAN")
INT = Scalar("int", "INTEGER")
LONG = Scalar("long", "BIGINT")
FLOAT = Scalar("float", "FLOAT")
DOUBLE = Scalar("double", "DOUBLE")
CHARARRAY = Scalar("chararray", "VARCHAR")
BYTES = Scalar("bytearray", "VARCHAR", "bytes")
UNTYPED_TEXT = Scalar("bytearray", "VARCHAR", "text")
TEXT_LINE = Scalar("bytearray", "VARCHAR", "line")
NULL = Scalar("bytearray", "VARCHAR", "null")

NUMBERS = (INT, LONG, FLOAT, DOUBLE)
"""The numeric types, each one wider than those before it."""

SIMPLE = {type_.name: type_ for type_ in (BOOLEAN, *NUMBERS, CHARARRAY, BYTES)}
"""The simple types that a script can name."""


def is_bytearray(type_: Type) -> bool:
    """Whether a type is bytearray, whatever it holds."""
    return isinstance(type_, Scalar) and bool(type_.holds)


def wider(left: Type, right: Type) -> Type | None:
    """The type that both have room in, as Pig's DataType.mergeType does it, or None."""
    if left == right:
        return left
    if is_bytearray(left):
        return right if not is_bytearray(right) or left == NULL else left
    if is_bytearray(right):
        return left
    if left in NUMBERS and right in NUMBERS:
        return max(left, right, key=NUMBERS.index)
    return None


def find(fields: tuple[Field, ...], name: str) -> list[int]:
    """The positions that a name may mean: its own, or else those of `relation::name`."""
    exact = [index for index, field in enumerate(fields) if field.name == name]
    return exact or [index for index, field in enumerate(fields) if field.name and field.name.endswith(f"::{name}")]


def describe(fields: tuple[Field, ...]) -> str:
    """Fields for a message: `a: int, b: chararray`."""
    return ", ".join(f"{field.name or f'${index}'}: {field.type}" for index, field in enumerate(fields))
