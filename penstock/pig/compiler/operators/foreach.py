"""FOREACH .. GENERATE."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from penstock.pig import nodes
from penstock.pig.compiler.conversions import cast, type_of
from penstock.pig.compiler.expressions import compile_expression
from penstock.pig.compiler.operators.schema import check_names
from penstock.pig.compiler.scope import Scope, scope_of
from penstock.pig.types import BagType, Field, TupleType
from penstock.pig.values import Relation, Value

if TYPE_CHECKING:
    from penstock.pig.compiler.context import Context


@dataclass(slots=True)
class _Output:
    """Result columns, and the tuples that have to be computed once before they are taken apart."""

    scope: Scope
    grouped: bool
    columns: list[Value] = field(default_factory=list)
    fields: list[tuple[Field, int]] = field(default_factory=list)
    tuples: list[str] = field(default_factory=list)

    def add(self, value: Value, at: int) -> None:
        """One more field."""
        if isinstance(value.type, BagType):
            message = "a bag is supported only as the argument of an aggregate by the embedded engine yet"
            self.scope.context.fail(message, at)
        self.columns.append(value)
        self.fields.append((Field(value.name, value.type), at))


def compile_foreach(context: Context, node: nodes.Foreach) -> Relation:
    """One row for each row, or for each group after GROUP."""
    relation = context.relation(node.input)
    scope = scope_of(context, relation, node.input.name, node.at)
    output = _Output(scope, grouped=relation.group is not None)
    for item in node.items:
        for value in _item(output, item):
            output.add(value, item.at)
    schema = check_names(context, output.fields)
    columns = ", ".join(f"{value.sql} AS c{index}" for index, value in enumerate(output.columns))
    source = relation.view
    if output.tuples:
        computed = ", ".join(f"{sql} AS t{index}" for index, sql in enumerate(output.tuples))
        source = f"(SELECT *, {computed} FROM {relation.view})"
    grouping = ""
    if relation.group:
        keys = ", ".join(relation.group.keys)
        order = ", ".join(f"{key} NULLS FIRST" for key in relation.group.keys)
        # In key order, as one reducer would write them.
        grouping = f" GROUP BY {keys} ORDER BY {order}"
    view = context.view(f"SELECT {columns} FROM {source}{grouping}", node.at)
    return Relation(view, schema, reduced=relation.reduced)


def _item(output: _Output, item: nodes.Item) -> list[Value]:
    """The fields that one item makes, named and cast as its AS clause says."""
    match item.expression:
        case nodes.Star():
            values = _all_fields(output.scope, item)
        case nodes.Flatten(operand=operand):
            values = _flattened(output, compile_expression(output.scope, operand), item)
        case expression:
            values = [compile_expression(output.scope, expression)]
    if item.fields is None:
        return values
    if len(item.fields) != len(values):
        message = f"AS names {len(item.fields)} fields, but there are {len(values)}"
        output.scope.context.fail(message, item.fields[0].at if item.fields else item.at)
    return [_renamed(output.scope, value, spec) for value, spec in zip(values, item.fields, strict=True)]


def _renamed(scope: Scope, value: Value, spec: nodes.FieldSpec) -> Value:
    """The value under the name of AS; since Pig 0.17 a type there is a cast (PIG-2315)."""
    kind = type_of(scope.context, spec.type, value.type)
    return replace(cast(scope.context, value, kind, spec.at), name=spec.name)


def _all_fields(scope: Scope, item: nodes.Item) -> list[Value]:
    if scope.values is None:
        scope.context.fail(f"{scope.alias} has no schema, so * is unknown; name positions such as $0", item.at)
    return list(scope.values)


def _flattened(output: _Output, value: Value, item: nodes.Item) -> list[Value]:
    """The members of a tuple, all null for a null tuple (since Pig 0.18, PIG-5201); other values stay as they are."""
    context = output.scope.context
    if isinstance(value.type, BagType):
        context.fail("FLATTEN of a bag is not supported by the embedded engine yet", item.at)
    if not isinstance(value.type, TupleType):
        return [value]
    if not value.type.declared and item.fields is None:
        count = len(value.type.fields)
        context.fail(f"this tuple has no schema; name its {count} fields: FLATTEN(..) AS (a, b, ..)", item.at)
    members = value.columns
    if not members and output.grouped:
        members = tuple(f"({value.sql}).f{index}" for index in range(len(value.type.fields)))
    elif not members:
        number = len(output.tuples)
        output.tuples.append(value.sql)
        members = tuple(f"t{number}.f{index}" for index in range(len(value.type.fields)))
    prefix = f"{value.name}::" if value.name else ""
    return [
        Value(sql, member.type, value.at, f"{prefix}{member.name}" if member.name else None)
        for sql, member in zip(members, value.type.fields, strict=True)
    ]
