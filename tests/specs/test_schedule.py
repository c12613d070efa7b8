"""`schedule`: what it says and the object that it makes."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.objects import ScheduleType
from penstock.specs.schedule import AnySchedule, ScheduleSpec


def pairs(**values: Any) -> list[tuple[str, object]]:
    """Return the fields of the Schedule object."""
    schedule = ScheduleSpec.model_validate({"every": "1 day", **values}).compile()
    assert schedule is not None
    return list(schedule.pairs())


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
    schedule = ScheduleSpec.model_validate({"every": "1 day", "start": "first-activation"}).compile()
    assert schedule is not None
    assert schedule.id == "Schedule"


@pytest.mark.parametrize("every", ["15 minutes", "1 Hour", "2 weeks", "36 months", "3 years"])
def test_periods(every: str) -> None:
    """From 15 minutes to three years."""
    assert ScheduleSpec.model_validate({"every": every, "start": "first-activation"})


@pytest.mark.parametrize("every", ["14 minutes", "4 years", "37 months", "1096 days", "daily", "0 days", 1])
def test_periods_that_the_service_refuses(every: object) -> None:
    """Too short, too long, or no period."""
    with pytest.raises(ValidationError):
        ScheduleSpec.model_validate({"every": every, "start": "first-activation"})


@pytest.mark.parametrize("start", ["2026-31-01", "2026-02-30T06:00:00", "2026-01-31T06:00:00Z", "now", "", 3, None, []])
def test_starts_that_are_none(start: object) -> None:
    """What is allowed stands in the message."""
    with pytest.raises(ValidationError, match="write first-activation, or a time in UTC like 2026-01-31T06:00:00"):
        ScheduleSpec.model_validate({"every": "1 day", "start": start})


@pytest.mark.parametrize("occurrences", [0, -1, "3", 1.5])
def test_occurrences(occurrences: object) -> None:
    """A whole number from 1."""
    with pytest.raises(ValidationError):
        ScheduleSpec.model_validate({"every": "1 day", "start": "first-activation", "occurrences": occurrences})


def any_schedule(value: object) -> ScheduleSpec:
    """Read a schedule as it stands in a spec."""
    schedule: ScheduleSpec = TypeAdapter(AnySchedule).validate_python(value)
    return schedule


def test_from_a_date() -> None:
    """At midnight, or at a time of the day; in UTC."""
    assert pairs(start="2026-01-31")[-1] == ("startDateTime", "2026-01-31T00:00:00")
    assert pairs(start="2026-01-31", at="06:30")[-1] == ("startDateTime", "2026-01-31T06:30:00")


def test_until_an_end() -> None:
    """Of which the service has a field."""
    assert ("endDateTime", "2026-02-28T00:00:00") in pairs(start="2026-01-31", end="2026-02-28")


def test_once_and_on_demand() -> None:
    """One run from the first activation; a run for each activation, without a Schedule."""
    once = any_schedule("once")

    schedule = once.compile()
    assert schedule is not None
    assert list(schedule.pairs()) == [
        ("type", "Schedule"),
        ("occurrences", "1"),
        ("period", "1 day"),
        ("startAt", "FIRST_ACTIVATION_DATE_TIME"),
    ]
    assert any_schedule("on-demand").compile() is None
    assert any_schedule("on-demand").schedule_type is ScheduleType.ON_DEMAND


def test_where_in_the_interval_it_runs() -> None:
    """At the start, unless told otherwise."""
    spec = {"every": "1 day", "start": "2026-01-31"}

    assert any_schedule(spec).schedule_type is ScheduleType.CRON
    assert any_schedule({**spec, "runs_at": "end"}).schedule_type is ScheduleType.TIMESERIES


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("daily", "'daily' is no schedule; write once, on-demand, or a mapping with every and start"),
        ({"every": "1 day", "start": "first-activation", "at": "06:00"}, "`at` needs a `start` that is a date"),
        ({"every": "1 day", "start": "2026-01-31T01:00:00", "at": "06:00"}, "`at` needs a `start` that is a date"),
        ({"every": "1 day", "start": "2026-01-31", "at": "6 am"}, "'6 am' is not a time of day"),
        ({"every": "1 day", "start": "2026-01-31", "end": "soon"}, "'soon' is not a time"),
        (
            {"every": "1 day", "start": "2026-01-31", "end": "2026-03-01", "occurrences": 2},
            "`end` and `occurrences` exclude each other",
        ),
        (
            {"every": "1 month", "start": "2026-01-31", "end": "2026-02-27"},
            "nothing would run; the first ends at 2026-02-28T00:00:00",
        ),
        ({"every": "1 day", "start": "2026-01-31", "runs_at": "noon"}, "'start' or 'end'"),
    ],
)
def test_fails_on_what_would_not_run(value: object, message: str) -> None:
    """With what is allowed."""
    with pytest.raises(ValidationError, match=message):
        any_schedule(value)
