"""The starts of intervals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings, strategies as st
from pydantic import TypeAdapter

from penstock.estate.ticks import Meeting, Ticks
from penstock.local.datapipeline.timetable import Timetable
from penstock.objects import Period
from penstock.specs.schedule import AnySchedule


def ticks(schedule: object) -> Ticks:
    """Read a schedule as a spec says it."""
    return Ticks.of(TypeAdapter(AnySchedule).validate_python(schedule))


def at(text: str) -> datetime:
    """A time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "moment", "meeting"),
    [
        ({"every": "1 day", "start": "2026-01-01"}, "2026-01-01", Meeting.TICK),
        ({"every": "1 day", "start": "2026-01-01"}, "2026-03-01", Meeting.TICK),
        ({"every": "1 day", "start": "2026-01-01"}, "2026-03-01T00:00:01", Meeting.BETWEEN),
        ({"every": "1 day", "start": "2026-01-01"}, "2025-12-31", Meeting.BEFORE),
        ({"every": "1 day", "start": "2026-01-01"}, "2025-12-31T23:59:59", Meeting.BEFORE),
        ({"every": "1 day", "start": "2026-01-01", "at": "06:00"}, "2026-01-02T06:00:00", Meeting.TICK),
        ({"every": "1 day", "start": "2026-01-01", "end": "2026-01-03"}, "2026-01-02", Meeting.TICK),
        ({"every": "1 day", "start": "2026-01-01", "end": "2026-01-03"}, "2026-01-03", Meeting.AFTER),
        ({"every": "1 day", "start": "2026-01-01", "end": "2026-01-02T23:59:59"}, "2026-01-02", Meeting.AFTER),
        ({"every": "1 day", "start": "2026-01-01", "occurrences": 2}, "2026-01-02", Meeting.TICK),
        ({"every": "1 day", "start": "2026-01-01", "occurrences": 2}, "2026-01-02T12:00:00", Meeting.BETWEEN),
        ({"every": "1 day", "start": "2026-01-01", "occurrences": 2}, "2026-01-03", Meeting.AFTER),
        ({"every": "90 minutes", "start": "2026-01-01"}, "2026-01-01T04:30:00", Meeting.TICK),
        ({"every": "90 minutes", "start": "2026-01-01"}, "2026-01-01T04:00:00", Meeting.BETWEEN),
        ({"every": "2 weeks", "start": "2026-01-05"}, "2026-01-19", Meeting.TICK),
        ({"every": "2 weeks", "start": "2026-01-05"}, "2026-01-12", Meeting.BETWEEN),
        ({"every": "1 month", "start": "2026-01-31"}, "2026-02-28", Meeting.TICK),
        ({"every": "1 month", "start": "2026-01-31"}, "2026-03-28", Meeting.BETWEEN),
        ({"every": "1 month", "start": "2026-01-31"}, "2026-03-31", Meeting.TICK),
        ({"every": "1 month", "start": "2026-01-31"}, "2026-01-30", Meeting.BEFORE),
        ({"every": "3 months", "start": "2026-01-01"}, "2026-03-01", Meeting.BETWEEN),
        ({"every": "3 months", "start": "2026-01-01"}, "2027-10-01", Meeting.TICK),
        ({"every": "1 year", "start": "2024-02-29"}, "2025-02-28", Meeting.TICK),
        ({"every": "1 year", "start": "2024-02-29"}, "2028-02-29", Meeting.TICK),
    ],
)
def test_what_a_moment_is(schedule: dict[str, object], moment: str, meeting: Meeting) -> None:
    """By the calendar; an interval that would end after the end does not exist."""
    assert ticks(schedule).meet(at(moment)) is meeting


@pytest.mark.parametrize(
    "schedule",
    [
        {"every": "1 hour", "start": "2026-01-01"},
        {"every": "1 month", "start": "2026-01-31"},
        {"every": "5 months", "start": "2025-12-30T13:45:00"},
        {"every": "1 year", "start": "2024-02-29"},
        {"every": "2 weeks", "start": "2026-01-01T00:15:00"},
    ],
)
def test_every_tick_is_one(schedule: dict[str, object]) -> None:
    """And has its number; a second before it is of the interval before."""
    made = ticks(schedule)
    for index, (start, end) in enumerate(islice(made.intervals(), 60)):
        assert (made.index_at(start), made.meet(start)) == (index, Meeting.TICK)
        assert made.index_at(end - (end - start) / 1000) == index


def test_starts_that_only_an_activation_tells() -> None:
    """They are no round times."""
    for schedule in ("once", "on-demand", {"every": "1 day", "start": "first-activation"}):
        made = ticks(schedule)
        assert not made.is_known
        assert made.start.second


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_ticks_are_the_intervals_of_the_local_service(data: st.DataObject) -> None:
    """Whatever the period, the start and the end; moments between two intervals are in neither."""
    unit = data.draw(st.sampled_from(["minutes", "hours", "days", "weeks", "months", "years"]))
    period = Period(data.draw(st.integers(15 if unit == "minutes" else 1, 40 if unit == "minutes" else 3)), unit)
    start = data.draw(st.datetimes(datetime(2015, 1, 1), datetime(2030, 12, 31))).replace(microsecond=0, tzinfo=UTC)  # noqa: DTZ001
    occurrences = data.draw(st.none() | st.integers(1, 30))
    end = data.draw(
        st.none() | st.timedeltas(timedelta(days=1), timedelta(days=4000)).map(lambda length: start + length)
    )
    table = Timetable(start, period, end, None if end else occurrences)
    made = Ticks(start, period, end, None if end else occurrences)
    index = data.draw(st.integers(0, 40))
    first, last = (datetime.fromtimestamp(moment, UTC) for moment in table.bounds(index))
    assert made.interval(index) == (first, last)
    assert made.exists(index) is table.exists(index)
    if table.exists(index):
        assert made.meet(first) is Meeting.TICK
        assert made.meet(last - timedelta(seconds=1)) is Meeting.BETWEEN
    else:
        assert made.meet(first) is Meeting.AFTER
    assert made.meet(start - timedelta(seconds=1)) is Meeting.BEFORE
