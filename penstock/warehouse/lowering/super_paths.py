"""Paths into SUPER values: positions count from 0, a text is its text when it is cast or compared.

https://docs.aws.amazon.com/redshift/latest/dg/query-super.html
"""

from __future__ import annotations

from typing import cast

from sqlglot import exp

from penstock.warehouse.functions.base import call
from penstock.warehouse.lowering.base import Scope

_COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Like, exp.ILike, exp.In)
_TEXTS = frozenset({exp.DType.VARCHAR, exp.DType.CHAR, exp.DType.NVARCHAR, exp.DType.NCHAR, exp.DType.TEXT})


def lower_super_paths(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Write paths as DuckDB's JSON paths, and the elements of an array in FROM as rows."""
    for unnest in tree.find_all(exp.Unnest):
        unnest.set("expressions", [call("from_json", item, '["JSON"]') for item in unnest.expressions])
    return cast("exp.Expression", tree.transform(_lower, copy=False))


def _lower(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.Bracket | exp.Dot):
        path = _path(node)
        return node if path is None else path
    if isinstance(node, exp.Cast) and node.to.this in _TEXTS:
        node.set("this", _text(node.this))
    elif isinstance(node, _COMPARISONS):
        against = [node.expression, *node.expressions] if isinstance(node, exp.In) else [node.expression]
        if any(isinstance(item, exp.Literal) and item.is_string for item in against):
            node.set("this", _text(node.this))
    return node


def _text(node: exp.Expr) -> exp.Expr:
    is_path = isinstance(node, exp.Bracket | exp.Dot) or (isinstance(node, exp.Column) and bool(node.table))
    return call("rs_text", node) if is_path else node


def _path(node: exp.Bracket | exp.Dot) -> exp.Expr | None:
    """Give a path as one call; None where it is none."""
    steps: list[str] = []
    base: exp.Expr = node
    while isinstance(base, exp.Bracket | exp.Dot):
        if isinstance(base, exp.Dot):
            if not isinstance(base.expression, exp.Identifier):
                return None
            steps.insert(0, f'."{base.expression.name}"')
        else:
            (index,) = base.expressions
            if not isinstance(index, exp.Literal):
                return None
            steps.insert(0, f"[{index.this}]" if not index.is_string else f'."{index.this}"')
        base = base.this
    if isinstance(base, exp.Paren):
        base = base.this
    if isinstance(base, exp.Identifier | exp.Array):
        return None
    return call("json_extract", base.copy(), f"${''.join(steps)}")
