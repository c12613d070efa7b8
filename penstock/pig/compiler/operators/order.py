"""ORDER BY: nulls first ascending, last descending; text by its UTF-8 bytes."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penstock.pig import nodes
from penstock.pig.compiler.expressions import compile_expression
from penstock.pig.compiler.scope import scope_of

if TYPE_CHECKING:
    from penstock.pig.compiler.context import Context
    from penstock.pig.compiler.scope import Scope
    from penstock.pig.values import Relation


def compile_order(context: Context, node: nodes.Order) -> Relation:
    """Rows in the order of the keys."""
    relation = context.rows(node.input)
    scope = scope_of(context, relation, node.input.name, node.at)
    keys = [f"{sql} {_direction(key)}" for key in node.keys for sql in _columns(scope, key)]
    view = context.view(f"SELECT * FROM {relation.view} ORDER BY {', '.join(keys)}", node.at)
    return replace(relation, view=view, reduced=True)


def _direction(key: nodes.SortKey) -> str:
    return "DESC NULLS LAST" if key.descending else "ASC NULLS FIRST"


def _columns(scope: Scope, key: nodes.SortKey) -> list[str]:
    if not isinstance(key.expression, nodes.Star):
        return [compile_expression(scope, key.expression).sql]
    if scope.values is None:
        scope.context.fail(f"{scope.alias} has no schema, so * is unknown; name positions such as $0", key.at)
    return [value.sql for value in scope.values]
