"""A cast to CHAR(n) or VARCHAR(n) cuts what is too long; DuckDB would ignore the length."""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.lowering.base import Scope

_TEXT = frozenset({exp.DType.VARCHAR, exp.DType.CHAR, exp.DType.NVARCHAR, exp.DType.NCHAR, exp.DType.BPCHAR})


def truncate_casts(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Put LEFT(..., n) around such casts."""

    def truncate(node: exp.Expression) -> exp.Expression:
        if not isinstance(node, exp.Cast) or node.to.this not in _TEXT or not node.to.expressions:
            return node
        length = node.to.expressions[0].this
        text = exp.cast(node.this.transform(truncate, copy=False), exp.DType.TEXT)
        return exp.Left(this=text, expression=length.copy()) if length.name.isdecimal() else text

    return tree.transform(truncate, copy=False)
