"""Paths into SUPER values: positions count from 0, a text is its text when it is cast or compared.

https://docs.aws.amazon.com/redshift/latest/dg/query-super.html
"""

from __future__ import annotations

from typing import cast

from sqlglot import exp

from penstock.warehouse.functions.base import call
from penstock.warehouse.lowering.base import Scope
from penstock.warehouse.lowering.unnesting import ROWS

_COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Like, exp.ILike, exp.In)
_TEXTS = frozenset({exp.DType.VARCHAR, exp.DType.CHAR, exp.DType.NVARCHAR, exp.DType.NCHAR, exp.DType.TEXT})


def lower_super_paths(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Write paths as DuckDB's JSON paths, and the elements of an array in FROM as rows."""
    elements: set[str] = set()
    sources = {source.alias_or_name for source in tree.find_all(exp.Table, exp.Subquery, exp.CTE)}
    for unnest in tree.find_all(exp.Unnest, exp.Lateral):
        elements |= _elements(unnest)
        if isinstance(unnest, exp.Unnest):
            unnest.set("expressions", [call("from_json", item, '["JSON"]') for item in unnest.expressions])

    def text(node: exp.Expr) -> exp.Expr:
        is_path = isinstance(node, exp.Bracket | exp.Dot)
        if isinstance(node, exp.Column):
            # `a.b` is a path if `a` is no table: what is no SUPER must keep its type.
            is_path = node.table not in sources if node.table else node.name in elements
        return call("rs_text", node) if is_path else node

    def lower(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Bracket | exp.Dot):
            path = _path(node)
            return node if path is None else path
        if isinstance(node, exp.Cast) and node.to.this in _TEXTS:
            node.set("this", text(node.this))
        elif isinstance(node, _COMPARISONS):
            against = [node.expression, *node.expressions] if isinstance(node, exp.In) else [node.expression]
            if any(isinstance(item, exp.Literal) and item.is_string for item in against):
                node.set("this", text(node.this))
        return node

    return cast("exp.Expression", tree.transform(lower, copy=False))


def _elements(unnest: exp.Expr) -> set[str]:
    """Name what comes out of an array or an object, and so is SUPER."""
    if isinstance(unnest, exp.Unnest):
        alias = unnest.args.get("alias")
        return {column.name for column in alias.columns} if alias else set()
    return {unnest.alias.removeprefix(ROWS)}


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
