"""Dates and times.

https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.functions.base import Function, call, check_count, literal_text, macro, renamed
from penstock.warehouse.functions.date_parts import part_name
from penstock.warehouse.functions.datetime_formats import parsed

_INTERVALS: dict[str, tuple[str, str, int]] = {
    "millennium": ("to_years", "INT", 1000),
    "century": ("to_years", "INT", 100),
    "decade": ("to_years", "INT", 10),
    "year": ("to_years", "INT", 1),
    "quarter": ("to_months", "INT", 3),
    "month": ("to_months", "INT", 1),
    "week": ("to_days", "INT", 7),
    "day": ("to_days", "INT", 1),
    "hour": ("to_hours", "BIGINT", 1),
    "minute": ("to_minutes", "BIGINT", 1),
    "second": ("to_seconds", "BIGINT", 1),
    "millisecond": ("to_microseconds", "BIGINT", 1000),
    "microsecond": ("to_microseconds", "BIGINT", 1),
}
"""How DuckDB makes an interval of so many parts: a function, the type of its argument, a factor."""


def moment(argument: Expr) -> Expr:
    """Take a text that is written out as a timestamp, as Redshift does where a date is expected."""
    if isinstance(argument, exp.Literal) and argument.is_string:
        return exp.cast(argument, exp.DType.TIMESTAMP)
    return argument


def _dateadd(arguments: list[Expr]) -> Expr:
    check_count("dateadd", arguments, 3, 3)
    part = part_name(arguments[0])
    if part not in _INTERVALS:
        raise WarehouseError(f'date part "{part}" is not supported by DATEADD')
    function, type_, factor = _INTERVALS[part]
    count = exp.cast(exp.paren(arguments[1]), exp.DType[type_])
    interval = call(function, exp.Mul(this=count, expression=exp.convert(factor)) if factor != 1 else count)
    return exp.paren(exp.Add(this=_operand(moment(arguments[2])), expression=interval))


def _datediff(arguments: list[Expr]) -> Expr:
    check_count("datediff", arguments, 3, 3)
    part = part_name(arguments[0])
    if part not in _INTERVALS:
        raise WarehouseError(f'date part "{part}" is not supported by DATEDIFF')
    first, second = moment(arguments[1]), moment(arguments[2])
    if part == "week":
        # DuckDB counts whole weeks, Redshift the Mondays that are passed.
        return call("rs_weeks_between", first, second)
    return call("date_diff", part, first, second)


def _date_part(arguments: list[Expr]) -> Expr:
    check_count("date_part", arguments, 2, 2)
    return extracted(part_name(arguments[0]), arguments[1])


def extracted(part: str, value: Expr) -> Expr:
    """Give the value of a date part; seconds are none of the milliseconds, as in Redshift."""
    found = call("date_part", part, moment(value))
    if part == "millisecond":
        return exp.paren(exp.Mod(this=found, expression=exp.convert(1000)))
    if part == "microsecond":
        return exp.paren(exp.Mod(this=found, expression=exp.convert(1_000_000)))
    return found


def _date_trunc(arguments: list[Expr]) -> Expr:
    check_count("date_trunc", arguments, 2, 2)
    return call("rs_date_trunc", part_name(arguments[0]), moment(arguments[1]))


def _parser(name: str, finish: Callable[[Expr], Expr]) -> Function:
    def build(arguments: list[Expr]) -> Expr:
        check_count(name, arguments, 2, 3)
        return finish(parsed(name, arguments[0], literal_text(name, arguments[1])))

    return Function(name, build)


def _operand(value: Expr) -> Expr:
    return exp.paren(value) if isinstance(value, exp.Binary | exp.Interval) else value


_COMPARE = "(a, b) AS CASE WHEN a < b THEN -1 WHEN a > b THEN 1 WHEN a = b THEN 0 END"

FUNCTIONS: tuple[Function, ...] = (
    Function("dateadd", _dateadd, label="date_add"),
    Function("date_add", _dateadd),
    Function("datediff", _datediff, label="date_diff"),
    Function("date_diff", _datediff),
    macro(
        "weeks_between",
        "(a, b) AS ((date_trunc('week', b::TIMESTAMP)::DATE - date_trunc('week', a::TIMESTAMP)::DATE) // 7)::BIGINT",
    ),
    Function("date_part", _date_part, label="pgdate_part"),
    Function("pgdate_part", _date_part),
    Function(
        "date_trunc",
        _date_trunc,
        "(p, a TIMESTAMPTZ) AS date_trunc(p, a), (p, a TIMESTAMP) AS date_trunc(p, a)::TIMESTAMP",
    ),
    macro("date_part_year", "(a) AS year(a::DATE)::INTEGER"),
    macro(
        "add_months",
        "(a, n) AS CASE WHEN last_day(a::DATE) = a::DATE"
        " THEN last_day((a::DATE + to_months(n::INTEGER))::DATE)::TIMESTAMP + (a::TIMESTAMP - a::DATE::TIMESTAMP)"
        " ELSE a::TIMESTAMP + to_months(n::INTEGER) END",
    ),
    macro("last_day", "(a) AS last_day(a::DATE)"),
    macro(
        "months_between",
        "(a, b) AS CASE WHEN day(a::DATE) = day(b::DATE)"
        " OR (last_day(a::DATE) = a::DATE AND last_day(b::DATE) = b::DATE)"
        " THEN ((year(a::DATE) - year(b::DATE)) * 12 + month(a::DATE) - month(b::DATE))::DOUBLE"
        " ELSE (year(a::DATE) - year(b::DATE)) * 12 + month(a::DATE) - month(b::DATE)"
        " + (day(a::DATE) - day(b::DATE)) / 31.0::DOUBLE"
        " + (epoch(a::TIMESTAMP::TIME) - epoch(b::TIMESTAMP::TIME)) / (31 * 86400.0::DOUBLE) END",
    ),
    macro(
        "next_day",
        "(a, n) AS a::DATE + (1 + (list_position(['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'], lower(left(n, 2)))"
        " - 2 - dayofweek(a::DATE) + 7) % 7)::INTEGER",
    ),
    _parser("to_date", lambda value: exp.cast(value, exp.DType.DATE)),
    _parser("to_timestamp", lambda value: exp.cast(value, exp.DType.TIMESTAMPTZ)),
    macro("date_cmp", _COMPARE),
    macro("timestamp_cmp", _COMPARE),
    macro(
        "timestamp_cmp_date", "(a, b) AS CASE WHEN a < b::DATE THEN -1 WHEN a > b::DATE THEN 1 WHEN a = b THEN 0 END"
    ),
    macro("date_cmp_timestamp", _COMPARE),
    macro("interval_cmp", _COMPARE),
    macro("timestamptz_cmp", _COMPARE),
    macro("timestamptz_cmp_timestamp", _COMPARE),
    macro("timestamp_cmp_timestamptz", _COMPARE),
    macro("timestamptz_cmp_date", _COMPARE),
    macro("date_cmp_timestamptz", _COMPARE),
    macro("timeofday", "() AS strftime(now()::TIMESTAMP, '%a %b %d %H:%M:%S.%f %Y UTC')"),
    renamed("timezone", "timezone", fewest=2, most=2),
)
