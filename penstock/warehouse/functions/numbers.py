"""Numbers.

https://docs.aws.amazon.com/redshift/latest/dg/Math_functions.html
"""

from __future__ import annotations

from penstock.warehouse.functions.base import Function, macro, renamed

FUNCTIONS: tuple[Function, ...] = (
    renamed("dexp", "exp", fewest=1, most=1),
    renamed("dlog1", "ln", fewest=1, most=1),
    renamed("dlog10", "log10", fewest=1, most=1),
    macro("log", "(a) AS log10(a), (b, a) AS ln(a) / ln(b)"),
    renamed("dpow", "pow", fewest=2, most=2),
    renamed("pow", "pow", fewest=2, most=2),
    renamed("power", "pow", fewest=2, most=2),
    renamed("ceil", "ceil", fewest=1, most=1),
    renamed("ceiling", "ceil", fewest=1, most=1),
    renamed("floor", "floor", fewest=1, most=1),
    macro("to_hex", "(a) AS lower(to_hex(a))"),
    macro(
        "trunc",
        "(a TIMESTAMP) AS a::DATE, (a TIMESTAMPTZ) AS a::DATE, (a DATE) AS a, (a BIGINT) AS a,"
        " (a DOUBLE) AS trunc(a), (a DECIMAL(38, 10)) AS trunc(a),"
        " (a DOUBLE, n) AS trunc(a * pow(10, n)) / pow(10, n),"
        " (a DECIMAL(38, 10), n) AS (trunc((a * pow(10, n)::BIGINT)::DECIMAL(38, 10))"
        " / pow(10, n)::BIGINT)::DECIMAL(38, 10)",
    ),
)
