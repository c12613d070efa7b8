"""TO_CHAR and TO_NUMBER: the format says whether it is a date or a number.

https://docs.aws.amazon.com/redshift/latest/dg/r_TO_CHAR.html, https://docs.aws.amazon.com/redshift/latest/dg/r_TO_NUMBER.html
"""

from __future__ import annotations

import sqlglot
from sqlglot.expressions import Expr

from penstock.warehouse.functions.base import Function, check_count, literal_text
from penstock.warehouse.functions.dates import moment
from penstock.warehouse.functions.datetime_formats import formatted
from penstock.warehouse.functions.numeric_formats import is_numeric, number_of, read_numeric, written


def _to_char(arguments: list[Expr]) -> Expr:
    check_count("to_char", arguments, 2, 2)
    text = literal_text("to_char", arguments[1])
    if is_numeric(text):
        return _duckdb(written(arguments[0].sql("duckdb"), read_numeric(text)))
    return formatted(moment(arguments[0]), text)


def _to_number(arguments: list[Expr]) -> Expr:
    check_count("to_number", arguments, 2, 2)
    form = read_numeric(literal_text("to_number", arguments[1]))
    return _duckdb(number_of(arguments[0].sql("duckdb"), form))


def _duckdb(sql: str) -> Expr:
    tree = sqlglot.parse_one(sql, read="duckdb")
    assert isinstance(tree, Expr)  # noqa: S101 - it is an expression of ours
    return tree


FUNCTIONS: tuple[Function, ...] = (Function("to_char", _to_char), Function("to_number", _to_number))
