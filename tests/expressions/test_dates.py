"""Calendar steps."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from penstock.expressions.dates import first_of_month, midnight, plus_days, plus_minutes, plus_months, sunday

MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(3000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants them naive


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ((2024, 1, 31), 1, (2024, 2, 29)),
        ((2023, 1, 31), 1, (2023, 2, 28)),
        ((2000, 1, 31), 1, (2000, 2, 29)),
        ((1900, 1, 31), 1, (1900, 2, 28)),
        ((2024, 3, 31), -1, (2024, 2, 29)),
        ((2024, 5, 31), 1, (2024, 6, 30)),
        ((2024, 1, 15), -1, (2023, 12, 15)),
        ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2024, 12, 31), 0, (2024, 12, 31)),
        ((2024, 1, 1), 25, (2026, 2, 1)),
    ],
)
def test_plus_months(start: tuple[int, int, int], months: int, expected: tuple[int, int, int]) -> None:
    """The day is clamped to the month; the time of day stays."""
    moment = datetime(*start, 13, 5, tzinfo=UTC)
    assert datetime(*expected, 13, 5, tzinfo=UTC) == plus_months(moment, months)


@pytest.mark.parametrize("months", [-12 * 2024, 12 * 8000, 10**30])
def test_plus_months_fails_outside_the_calendar(months: int) -> None:
    """Years 1 to 9999."""
    with pytest.raises(OverflowError):
        plus_months(datetime(2024, 1, 1, tzinfo=UTC), months)


@given(MOMENTS, st.integers(-5000, 5000))
def test_months_invert_where_no_day_is_clamped(moment: datetime, months: int) -> None:
    """There and back again, up to the 28th."""
    moment = moment.replace(day=min(moment.day, 28))
    assert moment == plus_months(plus_months(moment, months), -months)


@given(MOMENTS, st.integers(-5000, 5000))
def test_clamping_loses_three_days_at_most(moment: datetime, months: int) -> None:
    """There and back again, from any day."""
    assert timedelta(0) <= moment - plus_months(plus_months(moment, months), -months) <= timedelta(days=3)


@given(MOMENTS)
def test_sunday_is_within_the_week_before(moment: datetime) -> None:
    """A Sunday, not later, not a week away."""
    found = sunday(moment)
    assert found.weekday() == 6
    assert timedelta(0) <= moment - found < timedelta(days=7)


def test_midnight() -> None:
    """Of the same day, fractions gone."""
    assert datetime(2024, 1, 2, tzinfo=UTC) == midnight(datetime(2024, 1, 2, 23, 59, 59, 999999, tzinfo=UTC))


@pytest.mark.parametrize("step", [plus_days, plus_minutes])
def test_fails_outside_the_calendar(step: Callable[[datetime, int], datetime]) -> None:
    """Years 1 to 9999."""
    for count in (-(10**9), 10**10, 10**30):
        with pytest.raises(OverflowError):
            step(datetime(2024, 1, 1, tzinfo=UTC), count * 1000)


LOS_ANGELES = ZoneInfo("America/Los_Angeles")
HAVANA = ZoneInfo("America/Havana")


def test_a_time_that_a_zone_skips_moves_on() -> None:
    """As in Joda-Time: in Los Angeles there is no 02:30 on 10 March 2024, in Havana no midnight."""
    half_past_two = datetime(2024, 3, 10, 3, 30, tzinfo=LOS_ANGELES)
    assert half_past_two == plus_days(datetime(2024, 3, 9, 2, 30, tzinfo=LOS_ANGELES), 1)
    assert half_past_two == plus_months(datetime(2024, 2, 10, 2, 30, tzinfo=LOS_ANGELES), 1)
    assert half_past_two == sunday(datetime(2024, 3, 12, 2, 30, tzinfo=LOS_ANGELES))
    assert datetime(2024, 3, 10, 1, tzinfo=HAVANA) == midnight(datetime(2024, 3, 10, 9, tzinfo=HAVANA))
    assert (first_of_month(half_past_two).hour, first_of_month(half_past_two).day) == (3, 1)


def test_hours_are_time_and_days_are_dates() -> None:
    """The day of 10 March 2024 has 23 hours in Los Angeles."""
    noon = datetime(2024, 3, 9, 12, tzinfo=LOS_ANGELES)
    assert plus_days(noon, 1).hour == 12
    assert plus_minutes(noon, 24 * 60).hour == 13
