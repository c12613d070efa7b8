"""The 25 functions of the guide (dp-expressions-functions) and the types of their arguments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from penstock.expressions.dates import make, midnight, plus_months, sunday
from penstock.expressions.joda import format_joda
from penstock.expressions.values import Scalar

Parameter = Literal["a DateTime", "an integer", "a string"]
"""A type of argument, in the words of `values.kind`."""


class Function(NamedTuple):
    """A function: its usage for messages, what it takes, and how it computes.

    `compute` may raise ValueError or OverflowError for arguments of the right types.
    """

    usage: str
    parameters: tuple[Parameter, ...]
    compute: Callable[..., Scalar]


def _of_date(name: str, compute: Callable[[datetime], Scalar]) -> tuple[str, Function]:
    return name, Function(f"{name}(DateTime)", ("a DateTime",), compute)


def _step(name: str, compute: Callable[[datetime, int], datetime]) -> tuple[str, Function]:
    return name, Function(f"{name}(DateTime, integer)", ("a DateTime", "an integer"), compute)


def _integers(name: str, arguments: str) -> tuple[str, Function]:
    parameters: tuple[Parameter, ...] = tuple("an integer" for _ in arguments.split(","))
    return name, Function(f"{name}({arguments})", parameters, make)


FUNCTIONS: dict[str, Function] = dict(
    (
        _of_date("day", lambda moment: moment.day),
        _of_date("dayOfYear", lambda moment: moment.timetuple().tm_yday),
        _of_date("firstOfMonth", lambda moment: moment.replace(day=1)),
        ("format", Function("format(DateTime, pattern)", ("a DateTime", "a string"), format_joda)),
        _of_date("hour", lambda moment: moment.hour),
        _integers("makeDate", "year, month, day"),
        _integers("makeDateTime", "year, month, day, hour, minute"),
        _of_date("midnight", midnight),
        _step("minusDays", lambda moment, count: moment - timedelta(days=count)),
        _step("minusHours", lambda moment, count: moment - timedelta(hours=count)),
        _step("minusMinutes", lambda moment, count: moment - timedelta(minutes=count)),
        _step("minusMonths", lambda moment, count: plus_months(moment, -count)),
        _step("minusWeeks", lambda moment, count: moment - timedelta(weeks=count)),
        _step("minusYears", lambda moment, count: plus_months(moment, -12 * count)),
        _of_date("minute", lambda moment: moment.minute),
        _of_date("month", lambda moment: moment.month),
        _step("plusDays", lambda moment, count: moment + timedelta(days=count)),
        _step("plusHours", lambda moment, count: moment + timedelta(hours=count)),
        _step("plusMinutes", lambda moment, count: moment + timedelta(minutes=count)),
        _step("plusMonths", plus_months),
        _step("plusWeeks", lambda moment, count: moment + timedelta(weeks=count)),
        _step("plusYears", lambda moment, count: plus_months(moment, 12 * count)),
        _of_date("sunday", sunday),
        _of_date("year", lambda moment: moment.year),
        _of_date("yesterday", lambda moment: moment - timedelta(days=1)),
    )
)
"""Every function by name."""
