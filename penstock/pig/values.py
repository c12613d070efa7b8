"""Compiled expressions, relations, and what compiling one function call needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, Protocol

from penstock.pig.types import BYTES, Field, Scalar, Type

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Value:
    """An expression: its SQL and Pig type, and the field name it has without AS.

    `columns` holds the SQL of the members of a bag, or of a tuple whose members are at hand; `constant` the text of a
    string literal; `at` the offset of the expression.
    """

    sql: str
    type: Type
    at: int
    name: str | None = None
    columns: tuple[str, ...] = ()
    constant: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as a view with the columns c0, c1 and so on, or, without a schema, one list `fields` of VARCHAR.

    `reduced` says that Pig would make it in a reduce, `group` is set for the result of GROUP.
    """

    view: str
    fields: tuple[Field, ...] | None
    reduced: bool = False
    untyped: Scalar = BYTES
    group: Grouping | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """The two fields of a GROUP, and the key columns that its view has beside those of the grouped relation."""

    values: tuple[Value, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function call: typed arguments, constructor arguments of DEFINE, and how to fail at an offset.

    `convert` casts an argument as Pig would do for a parameter of that type; `fail_inside` fails at a character of
    a string literal.
    """

    name: str
    at: int
    arguments: tuple[Value, ...]
    constructor: tuple[str, ...]
    fail: Callable[[str, int], NoReturn]
    fail_inside: Callable[[str, Value, int], NoReturn]
    convert: Callable[[Value, Scalar], Value]


class Function(Protocol):
    """An evaluation function."""

    @property
    def names(self) -> tuple[str, ...]:
        """The short name, and full class names, that scripts know it by."""

    def compile(self, call: Call) -> Value:
        """The SQL of one call; fails through the call."""


@dataclass(frozen=True, slots=True)
class StorageCall:
    """A load or store function as a script names it, with its constructor arguments."""

    name: str
    at: int
    arguments: tuple[str, ...]
    fail: Callable[[str, int], NoReturn]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How lines become rows: the FROM clause, and either one SQL expression per field or one list for all."""

    source: str
    columns: tuple[str, ...] | None
    row: str
    holds: Scalar


class StorageFunction(Protocol):
    """A load function, a store function, or both."""

    @property
    def names(self) -> tuple[str, ...]:
        """The short name and the full class name."""

    def load(self, call: StorageCall, lines: str, width: int | None) -> Loaded:
        """Rows of `width` fields (None: as many as there are) from a relation `lines` with one column `line`."""

    def store(self, call: StorageCall, values: tuple[Value, ...]) -> str:
        """The SQL of the line of text that a row becomes."""
