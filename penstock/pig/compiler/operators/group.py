"""GROUP BY and GROUP ALL."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.compiler.expressions import compile_expression
from penstock.pig.compiler.scope import scope_of
from penstock.pig.types import CHARARRAY, BagType, Field, TupleType
from penstock.pig.values import Grouping, Relation, Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.context import Context


def compile_group(context: Context, node: nodes.Group) -> Relation:
    """The grouped rows with their keys beside them; FOREACH aggregates them, so that no bag is ever built."""
    relation = context.rows(node.input)
    scope = scope_of(context, relation, node.input.name, node.at)
    keys = [compile_expression(scope, key) for key in node.keys] or [Value("'all'", CHARARRAY, node.at)]
    columns = tuple(f"k{index}" for index in range(len(keys)))
    selected = ", ".join(f"{key.sql} AS {column}" for key, column in zip(keys, columns, strict=True))
    view = context.view(f"SELECT {selected}, * FROM {relation.view}", node.at)
    values = (_key(keys, columns, node.at), _bag(relation, node))
    return Relation(view, None, reduced=True, group=Grouping(values, columns))


def _key(keys: list[Value], columns: tuple[str, ...], at: int) -> Value:
    """The field `group`: the key, or a tuple of the keys."""
    if len(keys) == 1:
        return Value(columns[0], keys[0].type, at, "group")
    fields = tuple(Field(key.name, key.type) for key in keys)
    packed = ", ".join(f"f{index} := {column}" for index, column in enumerate(columns))
    return Value(f"struct_pack({packed})", TupleType(fields), at, "group", columns)


def _bag(relation: Relation, node: nodes.Group) -> Value:
    """The field with the grouped relation's name."""
    if relation.fields is None:
        return Value("", BagType(None, relation.untyped), node.at, node.input.name, ("fields[1]",))
    columns = tuple(f"c{index}" for index in range(len(relation.fields)))
    return Value("", BagType(relation.fields), node.at, node.input.name, columns)
