"""Aggregate and window functions that DuckDB computes otherwise.

https://docs.aws.amazon.com/redshift/latest/dg/r_AVG.html, https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html,
https://docs.aws.amazon.com/redshift/latest/dg/r_WF_RATIO_TO_REPORT.html
"""

from __future__ import annotations

from typing import cast

from sqlglot import exp

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.functions.base import call
from penstock.warehouse.lowering.base import Scope


def lower_aggregates(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Rewrite AVG, LISTAGG with DISTINCT, and RATIO_TO_REPORT.

    Raises:
        UnsupportedError: for LISTAGG with DISTINCT in an order other than that of the values themselves.
        WarehouseError: for DISTINCT ON, or of several columns in COUNT, which Redshift has not.
    """

    def lower(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Window):
            return _window(node)
        if isinstance(node, exp.Avg):
            quotient = _average(node)
            return call("cast_to_type", quotient, quotient.this.copy())
        if isinstance(node, exp.WithinGroup) and isinstance(node.this, exp.GroupConcat):
            return _ordered_list(node, node.this)
        if isinstance(node, exp.GroupConcat) and isinstance(node.this, exp.Distinct):
            return _distinct_list(node, "list_sort")
        if isinstance(node, exp.Count) and isinstance(node.this, exp.Distinct) and len(node.this.expressions) > 1:
            raise WarehouseError("COUNT(DISTINCT ...) of several columns is not supported by Redshift")
        if isinstance(node, exp.Distinct) and node.args.get("on"):
            raise WarehouseError("SELECT DISTINCT ON is not supported")
        return node

    return cast("exp.Expression", tree.transform(lower, copy=False))


def _window(node: exp.Window) -> exp.Expr:
    function = node.this
    listed = function.this if isinstance(function, exp.WithinGroup) else function
    if isinstance(listed, exp.GroupConcat) and isinstance(listed.this, exp.Distinct):
        raise UnsupportedError("LISTAGG(DISTINCT ...) OVER ...")
    if isinstance(function, exp.Avg):
        quotient = _average(function)
        total = _over(node, quotient.this)
        divided = exp.Div(this=total, expression=_over(node, quotient.expression), typed=True)
        return call("cast_to_type", divided, total.copy())
    if isinstance(function, exp.Anonymous) and function.name.lower() == "ratio_to_report":
        (value,) = function.expressions
        part = exp.cast(exp.paren(value.copy()), exp.DType.DOUBLE)
        return exp.paren(exp.Div(this=part, expression=_over(node, exp.Sum(this=value.copy())), typed=True))
    return node


def _average(node: exp.Avg) -> exp.Div:
    # Of integers it is an integer: the quotient of two integers is one here. Of decimals it has their scale.
    return exp.Div(this=exp.Sum(this=node.this.copy()), expression=exp.Count(this=node.this.copy()), typed=True)


def _over(window: exp.Window, function: exp.Expr) -> exp.Expr:
    copy = window.copy()
    copy.set("this", function)
    return copy


def _ordered_list(node: exp.WithinGroup, listed: exp.GroupConcat) -> exp.Expr:
    if not isinstance(listed.this, exp.Distinct):
        return node
    (ordered,) = node.expression.expressions
    if ordered.this != listed.this.expressions[0]:
        raise UnsupportedError("LISTAGG(DISTINCT ...) in the order of another expression than the one that is listed")
    return _distinct_list(listed, "list_reverse_sort" if ordered.args.get("desc") else "list_sort")


def _distinct_list(listed: exp.GroupConcat, sort: str) -> exp.Expr:
    values = listed.this.expressions
    delimiter = values[1] if len(values) > 1 else listed.args.get("separator") or exp.Literal.string("")
    found = call("list", exp.Distinct(expressions=[values[0]]))
    # A list of all values: NULLs are left out, and of no values it is NULL.
    kept = call("list_filter", found, exp.Lambda(this=_is_not_null("v"), expressions=[exp.to_identifier("v")]))
    return call("nullif", call("array_to_string", call(sort, kept), delimiter), "")


def _is_not_null(name: str) -> exp.Expr:
    return exp.Not(this=exp.Is(this=exp.to_identifier(name), expression=exp.null()))
