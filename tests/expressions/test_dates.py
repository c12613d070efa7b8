"""Calendar steps."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from penstock.expressions.dates import midnight, plus_months, sunday

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
