"""Casts that DuckDB makes otherwise.

Texts are cut, DECIMAL has no fraction by itself, dates may be written in many ways, an integer in digits only, and a
float has as many digits as are sure.
https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.functions.base import call
from penstock.warehouse.lowering.base import Scope

_TEXT = frozenset({exp.DType.VARCHAR, exp.DType.CHAR, exp.DType.NVARCHAR, exp.DType.NCHAR, exp.DType.BPCHAR})
_DATES = frozenset({exp.DType.DATE, exp.DType.TIMESTAMP})
_DEFAULT_PRECISION = 18
_DIGITS = re.compile(r"^(\d{4})(\d\d)(\d\d)(?!\d)")
_WHOLE = re.compile(r"^\s*[+-]?\d+\s*$")
_ISO = re.compile(r"^\d{4}-\d\d?-\d\d?\b")

_MACROS: Mapping[exp.DType, str] = {
    exp.DType.DATE: "rs_to_date",
    exp.DType.TIMESTAMP: "rs_to_timestamp",
    exp.DType.SMALLINT: "rs_to_int2",
    exp.DType.INT: "rs_to_int4",
    exp.DType.BIGINT: "rs_to_int8",
}
"""What casts to these types, whatever the value is (penstock.warehouse.functions.conversions)."""


def lower_casts(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Put LEFT(..., n) around casts to texts of a length, and write out what the others leave open."""

    def lower(node: exp.Expression) -> exp.Expression:
        if not isinstance(node, exp.Cast):
            return node
        if node.to.this == exp.DType.DECIMAL and not node.to.expressions:
            node.set("to", exp.DataType.build(f"DECIMAL({_DEFAULT_PRECISION}, 0)"))
        if node.to.this in _TEXT or node.to.this == exp.DType.TEXT:
            return _text(node, lower)
        if node.to.this not in _MACROS or isinstance(node, exp.TryCast):
            return node
        value = _written(node)
        if value is None:
            return node
        return call(_MACROS[node.to.this], value.transform(lower, copy=False))  # type: ignore[return-value]

    return tree.transform(lower, copy=False)


def _text(node: exp.Cast, lower: Callable[[exp.Expression], exp.Expression]) -> exp.Expression:
    value = node.this.transform(lower, copy=False)
    if not (isinstance(value, exp.Literal) and value.is_string):
        value = call("rs_as_text", value)
    if not node.to.expressions:
        return value  # type: ignore[no-any-return]
    length = node.to.expressions[0].this
    return exp.Left(this=value, expression=length.copy()) if length.name.isdecimal() else value


def _written(node: exp.Cast) -> Expr | None:
    """Give what a macro must look at; None where DuckDB casts it alike, a date in digits written as one first."""
    whole: Expr = node.this
    value = whole.unnest()
    if isinstance(value, exp.Null):
        return None
    if not isinstance(value, exp.Literal):
        return whole
    if not value.is_string:
        return None
    if is_plain(value.name, node.to.this):
        return None
    text = _DIGITS.sub(r"\1-\2-\3", value.name, count=1)
    if node.to.this not in _DATES or not _ISO.match(text):
        return value
    node.set("this", exp.Literal.string(text))
    return None


def is_plain(text: str, type_: exp.DType) -> bool:
    """Whether DuckDB casts a text to a date, a timestamp or an integer as Redshift does."""
    return bool((_ISO if type_ in _DATES else _WHOLE).match(text))
