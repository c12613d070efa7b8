"""UNION."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig.compiler.conversions import cast
from penstock.pig.types import Field, Type, describe, wider
from penstock.pig.values import Relation, Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.context import Context


def compile_union(context: Context, node: nodes.Union) -> Relation:
    """All rows, by position, in the wider types and with the first input's names."""
    names = [alias.name for alias in node.inputs]
    for index, alias in enumerate(node.inputs):
        if alias.name in names[:index]:
            context.fail(f"{alias.name} is in this UNION twice", alias.at)
    relations = [context.rows(alias) for alias in node.inputs]
    if all(relation.fields is None for relation in relations):
        sql = " UNION ALL ".join(f"SELECT fields FROM {relation.view}" for relation in relations)
        return Relation(context.view(sql, node.at), None, untyped=relations[0].untyped)
    fields = relations[0].fields
    for relation, alias in zip(relations, node.inputs, strict=True):
        fields = _merge(context, fields, relation.fields, alias)
    selects = [_select(context, relation, fields, node.at) for relation in relations]
    return Relation(context.view(" UNION ALL ".join(selects), node.at), fields)


def _merge(
    context: Context, left: tuple[Field, ...] | None, right: tuple[Field, ...] | None, alias: nodes.Alias
) -> tuple[Field, ...]:
    kinds: list[Type] = []
    if left is not None and right is not None and len(left) == len(right):
        kinds = [kind for a, b in zip(left, right, strict=True) if (kind := wider(a.type, b.type))]
    if left is None or right is None or len(kinds) < len(left):
        shown = [describe(fields) if fields is not None else "no schema" for fields in (left, right)]
        message = (
            f"UNION of ({shown[0]}) and ({shown[1]}) has no schema, which the embedded engine does not support yet"
        )
        context.fail(message, alias.at)
    return tuple(Field(field.name, kind) for field, kind in zip(left, kinds, strict=True))


def _select(context: Context, relation: Relation, fields: tuple[Field, ...] | None, at: int) -> str:
    columns = []
    for index, (own, field) in enumerate(zip(relation.fields or (), fields or (), strict=True)):
        value = cast(context, Value(f"c{index}", own.type, at), field.type, at)
        columns.append(f"{value.sql} AS c{index}")
    return f"SELECT {', '.join(columns)} FROM {relation.view}"
