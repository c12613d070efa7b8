"""Steps on the calendar, as Joda-Time takes them, and the range of years it is safe to be in."""

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
    return moment.replace(year=years, month=index + 1, day=min(moment.day, _LENGTHS[index] + leap_day))


def midnight(moment: datetime) -> datetime:
    """Return 00:00 of the same day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def sunday(moment: datetime) -> datetime:
    """Return the last Sunday, or the same day when it is one; the time of day stays."""
    return moment - timedelta(days=moment.isoweekday() % 7)
