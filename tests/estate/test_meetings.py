"""Which intervals are waited for."""

from __future__ import annotations

from datetime import UTC, datetime

from penstock.estate.meetings import awaited, moment_of
from penstock.estate.ticks import Meeting, Ticks
from penstock.objects import Period


def day(month: int, number: int) -> datetime:
    """A day of 2026."""
    return datetime(2026, month, number, tzinfo=UTC)


def test_first_intervals_and_those_of_both() -> None:
    """A pipeline that began long before the other is looked at where both run."""
    early, late = Ticks(day(1, 1), Period(1, "days")), Ticks(day(6, 1), Period(1, "days"))
    found = awaited(early, late, None)
    assert [item.meeting for item in found[:4]] == [*[Meeting.BEFORE] * 3, Meeting.TICK]
    assert [item.interval for item in found[2:4]] == [day(1, 3), day(6, 1)]
    assert {item.meeting for item in found[3:]} == {Meeting.TICK}
    assert len(found) > 31


def test_a_schedule_that_ends() -> None:
    """No more than there is."""
    short = Ticks(day(1, 1), Period(1, "days"), end=day(1, 3))
    assert [item.interval for item in awaited(short, short, None)] == [day(1, 1), day(1, 2)]


def test_expressions() -> None:
    """As the service evaluates them; what nobody knows here is left alone."""
    start, end = day(1, 5), day(1, 6)
    assert moment_of("#{minusDays(@scheduledStartTime, 1)}", start, end) == day(1, 4)
    assert moment_of("#{@scheduledEndTime}", start, end) == end
    assert moment_of("#{firstOfMonth(@scheduledStartTime)}", start, end) == day(1, 1)
    for unknown in ("#{myDay}", "x", "#{year(@scheduledStartTime)}", "#{nope(", "#{@scheduledStartTime}x"):
        assert moment_of(unknown, start, end) is None
    assert not awaited(Ticks(start, Period(1, "days")), Ticks(start, Period(1, "days")), "#{myDay}")
