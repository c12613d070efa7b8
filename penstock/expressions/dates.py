"""Steps on the calendar, as Joda-Time takes them, and the range of years it is safe to be in.

Moments are in UTC, except behind the extension `inTimeZone`: there days and months are steps of the local clock, hours
and minutes are steps of time, and a local time that a zone skips in spring moves on by what is skipped.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def make(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return the moment; ValueError when there is no such date or time."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def plus_months(moment: datetime, months: int) -> datetime:
    """Return the same day so many months on, or the last day of a month that is too short for it.

    Raises:
        OverflowError: The result is outside the years 1 to 9999.
    """
    years, index = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    if not 1 <= years <= 9999:
        raise OverflowError
    leap_day = index == 1 and years % 4 == 0 and (years % 100 != 0 or years % 400 == 0)
    return _settled(moment.replace(year=years, month=index + 1, day=min(moment.day, _LENGTHS[index] + leap_day)))


def plus_days(moment: datetime, days: int) -> datetime:
    """Return the same time of day so many days on.

    Raises:
        OverflowError: The result is outside the years 1 to 9999.
    """
    return _settled(moment + timedelta(days=days))


def plus_minutes(moment: datetime, minutes: int) -> datetime:
    """Return the moment so many minutes on.

    Raises:
        OverflowError: The result is outside the years 1 to 9999.
    """
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def midnight(moment: datetime) -> datetime:
    """Return 00:00 of the same day."""
    return _settled(moment.replace(hour=0, minute=0, second=0, microsecond=0))


def first_of_month(moment: datetime) -> datetime:
    """Return the first day of the same month; the time of day stays."""
    return _settled(moment.replace(day=1))


def sunday(moment: datetime) -> datetime:
    """Return the last Sunday, or the same day when it is one; the time of day stays."""
    return plus_days(moment, -(moment.isoweekday() % 7))


def _settled(moment: datetime) -> datetime:
    """Return the moment with a local time that its zone has."""
    return moment.replace(fold=0).astimezone(UTC).astimezone(moment.tzinfo)
