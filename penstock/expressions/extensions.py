"""Functions that the guide's list does not have, off unless `parse` or `evaluate` is told otherwise.

`inTimeZone` was in the guide of 2014 and is gone since 2018 at the latest; that it keeps the moment, and not the time
of day, is our reading of a sentence that can be read both ways. `plusPeriod` stands in one example, in the description
of a field of SqlActivity. Whether the service still takes them is not known.
"""

from __future__ import annotations

import re
from datetime import datetime

from penstock.expressions.dates import plus_days, plus_minutes, plus_months
from penstock.expressions.errors import ArgumentError
from penstock.expressions.library import Function
from penstock.expressions.zones import in_time_zone, zone

_PERIOD = re.compile(r"\s*([0-9]{1,9})\s+(minute|hour|day|week|month|year)s?\s*", re.IGNORECASE)
_MINUTES = {"minute": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def plus_period(moment: datetime, period: str) -> datetime:
    """Return the moment a period later.

    Raises:
        ArgumentError: The text is no period.
        OverflowError: The result is outside the years 1 to 9999.
    """
    count, unit = _read(period)
    if unit in _MINUTES:
        return plus_minutes(moment, count * _MINUTES[unit])
    if unit in _DAYS:
        return plus_days(moment, count * _DAYS[unit])
    return plus_months(moment, count * _MONTHS[unit])


def _read(period: str) -> tuple[int, str]:
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ArgumentError("this is no period; write a number and minutes, hours, days, weeks, months or years")
    return int(match[1]), match[2].lower()


EXTENSIONS: dict[str, Function] = {
    "inTimeZone": Function(
        "inTimeZone(DateTime, zone)",
        "the same moment by the clocks of an IANA time zone, daylight saving time included",
        ("a DateTime", "a string"),
        "a DateTime",
        in_time_zone,
        zone,
    ),
    "plusPeriod": Function(
        "plusPeriod(DateTime, period)",
        "a period later, such as '1 day'",
        ("a DateTime", "a string"),
        "a DateTime",
        plus_period,
        _read,
    ),
}
"""The extensions by name."""
