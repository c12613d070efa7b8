"""Operators that pass rows on as they are: a second alias, FILTER, DISTINCT, LIMIT."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penstock.pig.compiler.expressions import compile_expression
from penstock.pig.compiler.expressions.logic import condition
from penstock.pig.compiler.scope import scope_of

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.context import Context
    from penstock.pig.values import Relation


def compile_alias(context: Context, node: nodes.Alias) -> Relation:
    """`b = a`."""
    return context.relation(node)


def compile_filter(context: Context, node: nodes.Filter) -> Relation:
    """Only rows whose condition is true: neither false nor null."""
    relation = context.rows(node.input)
    scope = scope_of(context, relation, node.input.name, node.at)
    test = condition(scope, compile_expression(scope, node.condition))
    return replace(relation, view=context.view(f"SELECT * FROM {relation.view} WHERE {test}", node.at))


def compile_distinct(context: Context, node: nodes.Distinct) -> Relation:
    """Each row once; in key order, as one reducer would write them."""
    relation = context.rows(node.input)
    sql = f"SELECT DISTINCT * FROM {relation.view} ORDER BY ALL NULLS FIRST"
    return replace(relation, view=context.view(sql, node.at), reduced=True)


def compile_limit(context: Context, node: nodes.Limit) -> Relation:
    """The first rows."""
    relation = context.rows(node.input)
    return replace(
        relation, view=context.view(f"SELECT * FROM {relation.view} LIMIT {node.count}", node.at), reduced=True
    )
