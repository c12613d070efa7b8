"""The fields that an expression can name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penstock.pig.types import Field, Scalar, describe, find
from penstock.pig.values import Relation, Value

if TYPE_CHECKING:
    from penstock.pig.compiler.context import Context


@dataclass(frozen=True, slots=True)
class Scope:
    """The values of one relation's row; None when the relation has no schema, so that only positions work."""

    context: Context
    alias: str
    values: tuple[Value, ...] | None
    untyped: Scalar

    def named(self, name: str, at: int) -> Value:
        """The field of a name; fails for an unknown or ambiguous one."""
        if self.values is None:
            self.context.fail(f"{self.alias} has no schema, so {name} is unknown; use positions such as $0", at)
        return self.values[field_index(self.context, fields_of(self.values), name, self.alias, at)]

    def at_position(self, index: int, at: int) -> Value:
        """The field at a position."""
        if self.values is None:
            return Value(f"fields[{index + 1}]", self.untyped, at)
        if index >= len(self.values):
            self.context.fail(f"{self.alias} has {len(self.values)} fields, so there is no ${index}", at)
        return self.values[index]


def scope_of(context: Context, relation: Relation, alias: str, at: int) -> Scope:
    """The scope of a relation's rows."""
    return Scope(context, alias, relation_values(relation, at), relation.untyped)


def relation_values(relation: Relation, at: int) -> tuple[Value, ...] | None:
    """A value for each field, or None without a schema."""
    if relation.group:
        return relation.group.values
    if relation.fields is None:
        return None
    return tuple(Value(f"c{index}", field.type, at, field.name) for index, field in enumerate(relation.fields))


def fields_of(values: tuple[Value, ...]) -> tuple[Field, ...]:
    """The schema of values."""
    return tuple(Field(value.name, value.type) for value in values)


def field_index(context: Context, fields: tuple[Field, ...], name: str, owner: str, at: int) -> int:
    """The position of the field that a name means."""
    found = find(fields, name)
    if len(found) > 1:
        options = ", ".join(str(fields[index].name) for index in found)
        context.fail(f"{name} is ambiguous in {owner}: {options}", at)
    if not found:
        context.fail(f"unknown field {name}; {owner} has {describe(fields) or 'no fields'}", at)
    return found[0]
