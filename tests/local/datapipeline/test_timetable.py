"""Intervals of schedules, against a model that counts days on a calendar."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from penstock.local.datapipeline.timetable import Timetable
from penstock.objects.period import Period

STARTS = st.integers(946_684_800, 2_208_988_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
SECONDS = {"minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}


def bounds(table: Timetable, index: int) -> tuple[str, str]:
    """Render the bounds of an interval."""
    first, last = (datetime.fromtimestamp(moment, UTC).isoformat()[:16] for moment in table.bounds(index))
    return first, last


@pytest.mark.parametrize(
    ("start", "period", "index", "expected"),
    [
        ("2026-11-24T03:00", "15 minutes", 5, ("2026-11-24T04:15", "2026-11-24T04:30")),
        ("2026-11-24T03:00", "1 day", 7, ("2026-12-01T03:00", "2026-12-02T03:00")),
        ("2026-01-31T00:00", "1 month", 0, ("2026-01-31T00:00", "2026-02-28T00:00")),
        ("2026-01-31T00:00", "1 month", 1, ("2026-02-28T00:00", "2026-03-31T00:00")),
        ("2024-02-29T06:00", "1 year", 4, ("2028-02-29T06:00", "2029-02-28T06:00")),
    ],
)
def test_bounds(start: str, period: str, index: int, expected: tuple[str, str]) -> None:
    """Months and years are steps on the calendar, counted from the start, so a short month shortens no later one."""
    table = Timetable(datetime.fromisoformat(f"{start}:00+00:00"), Period.parse(period))
    assert bounds(table, index) == expected


def test_once_is_one_day_from_start_to_end() -> None:
    """The guide's idiom gives exactly one run."""
    start = datetime(2026, 11, 24, tzinfo=UTC)
    table = Timetable(start, Period.parse("1 day"), end=start + timedelta(days=1))
    assert [table.exists(index) for index in (-1, 0, 1)] == [False, True, False]


def test_an_end_within_an_interval_leaves_it_out() -> None:
    """36 hours hold one interval of a day."""
    start = datetime(2026, 11, 24, tzinfo=UTC)
    table = Timetable(start, Period.parse("1 day"), end=start + timedelta(hours=36))
    assert [table.exists(index) for index in (0, 1)] == [True, False]


@given(STARTS, st.sampled_from(sorted(SECONDS)), st.integers(1, 100), st.integers(0, 500))
def test_fixed_periods_are_multiples_of_their_length(start: datetime, unit: str, count: int, index: int) -> None:
    """UTC has no summer time."""
    length = SECONDS[unit] * count
    first = start.timestamp() + length * index
    assert Timetable(start, Period(count, unit)).bounds(index) == (first, first + length)


@given(STARTS, st.integers(1, 36), st.integers(0, 120))
def test_months_agree_with_counting_on_the_calendar(start: datetime, count: int, index: int) -> None:
    """The model walks month by month with `date` alone."""
    year, month = start.year, start.month
    for _ in range(count * index):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    day = date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
    expected = datetime.combine(day, start.time(), UTC).timestamp()

    table = Timetable(start, Period(count, "months"))
    assert table.bounds(index)[0] == expected
    assert index == 0 or table.bounds(index - 1)[1] == expected


@given(STARTS, st.integers(1, 50), st.integers(0, 60))
def test_occurrences_bound_the_intervals(start: datetime, occurrences: int, index: int) -> None:
    """Intervals 0 to n - 1 exist."""
    table = Timetable(start, Period(1, "days"), occurrences=occurrences)
    assert table.exists(index) is (index < occurrences)
