"""Casts that DuckDB makes otherwise: texts are cut, DECIMAL has no fraction by itself, dates may be written in digits.

https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html
"""

from __future__ import annotations

import re

from sqlglot import exp

from penstock.warehouse.lowering.base import Scope

_TEXT = frozenset({exp.DType.VARCHAR, exp.DType.CHAR, exp.DType.NVARCHAR, exp.DType.NCHAR, exp.DType.BPCHAR})
_DATES = frozenset({exp.DType.DATE, exp.DType.TIMESTAMP, exp.DType.TIMESTAMPTZ})
_DEFAULT_PRECISION = 18
_DIGITS = re.compile(r"^(\d{4})(\d\d)(\d\d)(?!\d)")


def truncate_casts(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Put LEFT(..., n) around casts to texts of a length, and write out what the others leave open."""

    def truncate(node: exp.Expression) -> exp.Expression:
        if not isinstance(node, exp.Cast):
            return node
        if node.to.this == exp.DType.DECIMAL and not node.to.expressions:
            node.set("to", exp.DataType.build(f"DECIMAL({_DEFAULT_PRECISION}, 0)"))
        elif node.to.this in _DATES and isinstance(node.this, exp.Literal) and node.this.is_string:
            node.set("this", exp.Literal.string(_DIGITS.sub(r"\1-\2-\3", node.this.name, count=1)))
        if node.to.this not in _TEXT or not node.to.expressions:
            return node
        length = node.to.expressions[0].this
        text = exp.cast(node.this.transform(truncate, copy=False), exp.DType.TEXT)
        return exp.Left(this=text, expression=length.copy()) if length.name.isdecimal() else text

    return tree.transform(truncate, copy=False)
