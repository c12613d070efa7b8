"""`schedule`: what it says and the object that it makes."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.specs.schedule import ScheduleSpec


def pairs(**values: Any) -> list[tuple[str, object]]:
    """Return the fields of the Schedule object."""
    return list(ScheduleSpec.model_validate({"every": "1 day", **values}).compile().pairs())


def test_from_the_first_activation() -> None:
    """Without an end."""
    assert pairs(start="first-activation") == [
        ("type", "Schedule"),
        ("period", "1 day"),
        ("startAt", "FIRST_ACTIVATION_DATE_TIME"),
    ]


def test_from_a_time_for_a_number_of_runs() -> None:
    """In UTC, to the second."""
    assert pairs(start="2026-01-31T06:00:00", occurrences=3) == [
        ("type", "Schedule"),
        ("occurrences", "3"),
        ("period", "1 day"),
        ("startDateTime", "2026-01-31T06:00:00"),
    ]


def test_the_id_is_a_part_of_the_contract() -> None:
    """All pipelines have it."""
    assert ScheduleSpec.model_validate({"every": "1 day", "start": "first-activation"}).compile().id == "Schedule"


@pytest.mark.parametrize("every", ["15 minutes", "1 Hour", "2 weeks", "36 months", "3 years"])
def test_periods(every: str) -> None:
    """From 15 minutes to three years."""
    assert ScheduleSpec.model_validate({"every": every, "start": "first-activation"})


@pytest.mark.parametrize("every", ["14 minutes", "4 years", "37 months", "1096 days", "daily", "0 days", 1])
def test_periods_that_the_service_refuses(every: object) -> None:
    """Too short, too long, or no period."""
    with pytest.raises(ValidationError):
        ScheduleSpec.model_validate({"every": every, "start": "first-activation"})


@pytest.mark.parametrize("start", ["2026-01-31", "2026-02-30T06:00:00", "2026-01-31T06:00:00Z", "now", "", 3, None, []])
def test_starts_that_are_none(start: object) -> None:
    """What is allowed stands in the message."""
    with pytest.raises(ValidationError, match="write first-activation, or a time in UTC like 2026-01-31T06:00:00"):
        ScheduleSpec.model_validate({"every": "1 day", "start": start})


@pytest.mark.parametrize("occurrences", [0, -1, "3", 1.5])
def test_occurrences(occurrences: object) -> None:
    """A whole number from 1."""
    with pytest.raises(ValidationError):
        ScheduleSpec.model_validate({"every": "1 day", "start": "first-activation", "occurrences": occurrences})
