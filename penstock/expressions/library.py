"""The 25 functions of the guide (dp-pipeline-reference-functions-datetime) and the types of their arguments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal, NamedTuple

from penstock.expressions.dates import first_of_month, make, midnight, plus_days, plus_minutes, plus_months, sunday
from penstock.expressions.joda import format_joda, split_pattern
from penstock.expressions.values import Scalar

Type = Literal["a DateTime", "an integer", "a string"]
"""A type of argument or result, in the words of `values.kind`."""


class Function(NamedTuple):
    """A function of the language.

    Attributes:
        usage: how a call looks, for messages and documentation.
        doc: what the result is, in a few words.
        parameters: what it takes.
        result: what it gives.
        compute: may raise ValueError, OverflowError or ArgumentError for arguments of the right types.
        check: raises ArgumentError for a last argument that can never be right; run when a literal is parsed.
    """

    usage: str
    doc: str
    parameters: tuple[Type, ...]
    result: Type
    compute: Callable[..., Scalar]
    check: Callable[[str], object] | None = None


def _part(name: str, doc: str, compute: Callable[[datetime], int]) -> tuple[str, Function]:
    return name, Function(f"{name}(DateTime)", doc, ("a DateTime",), "an integer", compute)


def _moment(name: str, doc: str, compute: Callable[[datetime], datetime]) -> tuple[str, Function]:
    return name, Function(f"{name}(DateTime)", doc, ("a DateTime",), "a DateTime", compute)


def _step(name: str, doc: str, compute: Callable[[datetime, int], datetime]) -> tuple[str, Function]:
    return name, Function(f"{name}(DateTime, integer)", doc, ("a DateTime", "an integer"), "a DateTime", compute)


def _made(name: str, arguments: str, doc: str) -> tuple[str, Function]:
    parameters: tuple[Type, ...] = tuple("an integer" for _ in arguments.split(","))
    return name, Function(f"{name}({arguments})", doc, parameters, "a DateTime", make)


_FORMAT = Function(
    "format(DateTime, pattern)",
    "the DateTime written by a Joda-Time pattern",
    ("a DateTime", "a string"),
    "a string",
    format_joda,
    split_pattern,
)
_CLAMPED = "a day that the month does not have becomes its last"

FUNCTIONS: dict[str, Function] = dict(
    (
        _part("day", "day of the month", lambda moment: moment.day),
        _part("dayOfYear", "day of the year, from 1", lambda moment: moment.timetuple().tm_yday),
        _moment("firstOfMonth", "first day of the same month; the time of day stays", first_of_month),
        ("format", _FORMAT),
        _part("hour", "hour of the day, 0 to 23", lambda moment: moment.hour),
        _made("makeDate", "year, month, day", "that day at 00:00 UTC"),
        _made("makeDateTime", "year, month, day, hour, minute", "that minute in UTC"),
        _moment("midnight", "00:00 of the same day", midnight),
        _step("minusDays", "so many days earlier", lambda moment, count: plus_days(moment, -count)),
        _step("minusHours", "so many hours earlier", lambda moment, count: plus_minutes(moment, -60 * count)),
        _step("minusMinutes", "so many minutes earlier", lambda moment, count: plus_minutes(moment, -count)),
        _step("minusMonths", f"so many months earlier; {_CLAMPED}", lambda moment, count: plus_months(moment, -count)),
        _step("minusWeeks", "so many weeks earlier", lambda moment, count: plus_days(moment, -7 * count)),
        _step(
            "minusYears", f"so many years earlier; {_CLAMPED}", lambda moment, count: plus_months(moment, -12 * count)
        ),
        _part("minute", "minute of the hour", lambda moment: moment.minute),
        _part("month", "month, 1 to 12", lambda moment: moment.month),
        _step("plusDays", "so many days later", plus_days),
        _step("plusHours", "so many hours later", lambda moment, count: plus_minutes(moment, 60 * count)),
        _step("plusMinutes", "so many minutes later", plus_minutes),
        _step("plusMonths", f"so many months later; {_CLAMPED}", plus_months),
        _step("plusWeeks", "so many weeks later", lambda moment, count: plus_days(moment, 7 * count)),
        _step("plusYears", f"so many years later; {_CLAMPED}", lambda moment, count: plus_months(moment, 12 * count)),
        _moment("sunday", "the last Sunday, or the same day when it is one; the time of day stays", sunday),
        _part("year", "year", lambda moment: moment.year),
        _moment("yesterday", "one day earlier", lambda moment: plus_days(moment, -1)),
    )
)
"""Every function by name."""
