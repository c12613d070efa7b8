"""Periods: reading, writing, calendar steps and lengths."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from penstock.objects.period import UNITS, Period


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("15 minutes", 15, "minutes"),
        ("1 Day", 1, "days"),
        ("2 HOURS", 2, "hours"),
        ("1 weeks", 1, "weeks"),
        ("3 month", 3, "months"),
        (" 1  year ", 1, "years"),
        ("007 days", 7, "days"),
    ],
)
def test_parse(text: str, count: int, unit: str) -> None:
    """Any letter case, singular or plural."""
    assert Period.parse(text) == Period(count, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "day",
        "1",
        "1day",
        "0 days",
        "-1 days",
        "1.5 days",
        "15 Period",
        "1 s",
        "1 dayss",
        "1 day 2 hours",
        "\u0661 day",
    ],
)
def test_fails_to_parse(text: str) -> None:
    """With what is allowed."""
    with pytest.raises(ValueError, match=r"is not a period; write a positive number and a unit \(minutes, hours, days"):
        Period.parse(text)


@pytest.mark.parametrize("text", ["999999999 years", "999999999 weeks"])
def test_fails_to_parse_what_no_calendar_holds(text: str) -> None:
    """Nothing could be computed with it."""
    with pytest.raises(ValueError, match=f"'{text}' is longer than any calendar"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("period", "text"),
    [(Period(1, "days"), "1 day"), (Period(2, "days"), "2 days"), (Period(1, "minutes"), "1 minute")],
)
def test_text(period: Period, text: str) -> None:
    """Singular for one."""
    assert str(period) == text


@given(st.integers(1, 100_000), st.sampled_from(UNITS))
def test_text_is_read_back(count: int, unit: str) -> None:
    """Writing and reading give the same period."""
    assert Period.parse(str(Period(count, unit))) == Period(count, unit)


@pytest.mark.parametrize(
    ("period", "start", "steps", "end"),
    [
        ("30 minutes", (2026, 1, 1, 23, 45), 1, (2026, 1, 2, 0, 15)),
        ("1 day", (2026, 2, 28, 6, 0), 2, (2026, 3, 2, 6, 0)),
        ("2 weeks", (2026, 1, 1, 0, 0), 1, (2026, 1, 15, 0, 0)),
        ("1 month", (2026, 1, 31, 6, 0), 1, (2026, 2, 28, 6, 0)),
        ("1 month", (2026, 1, 31, 6, 0), 2, (2026, 3, 31, 6, 0)),
        ("1 month", (2024, 1, 31, 6, 0), 1, (2024, 2, 29, 6, 0)),
        ("1 month", (2026, 12, 15, 0, 0), 1, (2027, 1, 15, 0, 0)),
        ("1 year", (2024, 2, 29, 0, 0), 1, (2025, 2, 28, 0, 0)),
        ("1 year", (2024, 2, 29, 0, 0), 4, (2028, 2, 29, 0, 0)),
        ("1 month", (2026, 3, 31, 0, 0), -1, (2026, 2, 28, 0, 0)),
        ("1 day", (2026, 1, 1, 0, 0), 0, (2026, 1, 1, 0, 0)),
    ],
)
def test_steps(period: str, start: tuple[int, ...], steps: int, end: tuple[int, ...]) -> None:
    """Months and years are steps of the calendar, counted from the start: they do not drift."""
    first = datetime(*start, tzinfo=UTC)  # type: ignore[misc]

    assert Period.parse(period).after(first, steps) == datetime(*end, tzinfo=UTC)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("90 minutes", 0.0625),
        ("2 weeks", 14),
        ("1 month", 28),
        ("12 months", 365),
        ("14 months", 421),
        ("3 years", 1095),
    ],
)
def test_the_least_time_that_a_period_lasts(period: str, days: float) -> None:
    """A month may be February."""
    assert Period.parse(period).shortest() == timedelta(days=days)
