"""NVL, NVL2, ISNULL, DECODE.

https://docs.aws.amazon.com/redshift/latest/dg/c_conditional_expressions.html
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.functions.base import Function, check_count, renamed


def _nvl2(arguments: list[Expr]) -> Expr:
    check_count("nvl2", arguments, 3, 3)
    value, given, missing = arguments
    return exp.Case(
        ifs=[exp.If(this=exp.Not(this=exp.Is(this=exp.paren(value), expression=exp.null())), true=given)],
        default=missing,
    )


def _decode(arguments: list[Expr]) -> Expr:
    check_count("decode", arguments, 3, 1000)
    value, *rest = arguments
    pairs = list(zip(rest[::2], rest[1::2], strict=False))
    # NULL matches NULL, unlike in CASE.
    whens = [
        exp.If(this=exp.NullSafeEQ(this=exp.paren(value.copy()), expression=exp.paren(search)), true=result)
        for search, result in pairs
    ]
    return exp.Case(ifs=whens, default=rest[-1] if len(rest) % 2 else None)


FUNCTIONS: tuple[Function, ...] = (
    renamed("nvl", "coalesce", fewest=1, most=1000, label="coalesce"),
    renamed("isnull", "coalesce", fewest=2, most=2, label="coalesce"),
    Function("nvl2", _nvl2, label="case"),
    Function("decode", _decode, label="case"),
)
