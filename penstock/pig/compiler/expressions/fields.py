"""Fields by name and position, and projections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penstock.pig import nodes
from penstock.pig.compiler.scope import field_index
from penstock.pig.types import BYTES, BagType, Field, TupleType
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig.compiler.expressions.compiler import Compiler
    from penstock.pig.compiler.scope import Scope


def compile_name(scope: Scope, node: nodes.Name, _compiler: Compiler) -> Value:
    """A field by name."""
    return replace(scope.named(node.name, node.at), at=node.at)


def compile_position(scope: Scope, node: nodes.Position, _compiler: Compiler) -> Value:
    """A field by position."""
    return replace(scope.at_position(node.index, node.at), at=node.at)


def compile_projection(scope: Scope, node: nodes.Projection, compiler: Compiler) -> Value:
    """`tuple.field` is the field, `tuple.(a, b)` a tuple, `bag.a` and `bag.(a, b)` bags."""
    base = compiler(scope, node.base)
    if isinstance(base.type, BagType):
        return _from_bag(scope, node, base, base.type)
    if not isinstance(base.type, TupleType):
        scope.context.fail(f"only a tuple or a bag has fields, this is {base.type}", node.at)
    indexes = [_index(scope, base.type.fields, field) for field in node.fields]
    members = tuple(base.columns[index] if base.columns else f"({base.sql}).f{index}" for index in indexes)
    fields = tuple(base.type.fields[index] for index in indexes)
    if len(members) == 1:
        return Value(members[0], fields[0].type, node.at, fields[0].name)
    return _tuple(members, fields, node.at)


def compile_tuple(scope: Scope, node: nodes.TupleOf, compiler: Compiler) -> Value:
    """`(a, b)`, a tuple with the names of its items."""
    items = [compiler(scope, item) for item in node.items]
    bag = next((item for item in items if isinstance(item.type, BagType)), None)
    if bag:
        scope.context.fail("a bag inside a tuple is not supported by the embedded engine yet", bag.at)
    fields = tuple(Field(item.name, item.type) for item in items)
    return _tuple(tuple(item.sql for item in items), fields, node.at)


def _tuple(members: tuple[str, ...], fields: tuple[Field, ...], at: int) -> Value:
    packed = ", ".join(f"f{index} := {member}" for index, member in enumerate(members))
    return Value(f"struct_pack({packed})", TupleType(fields), at, columns=members)


def _from_bag(scope: Scope, node: nodes.Projection, base: Value, bag: BagType) -> Value:
    if bag.fields is None:
        positions = [field.index for field in node.fields if isinstance(field, nodes.Position)]
        if len(positions) < len(node.fields):
            scope.context.fail("the grouped relation has no schema; use positions such as $0", node.at)
        columns = tuple(f"fields[{position + 1}]" for position in positions)
        return Value(
            "", BagType(tuple(Field(None, bag.untyped or BYTES) for _ in positions)), node.at, base.name, columns
        )
    indexes = [_index(scope, bag.fields, field) for field in node.fields]
    columns = tuple(base.columns[index] for index in indexes)
    return Value("", BagType(tuple(bag.fields[index] for index in indexes)), node.at, base.name, columns)


def _index(scope: Scope, fields: tuple[Field, ...], field: nodes.Name | nodes.Position) -> int:
    if isinstance(field, nodes.Name):
        return field_index(scope.context, fields, field.name, "the projected tuple", field.at)
    if field.index >= len(fields):
        scope.context.fail(f"the tuple has {len(fields)} fields, so there is no ${field.index}", field.at)
    return field.index
