"""Which intervals a span has."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import typer

from penstock.cli.many_intervals import intervals_between, one_at
from penstock.local.datapipeline.timetable import Timetable
from penstock.specs.loader import load_spec

STEPS = "steps: [{type: extract-from-s3, path: logs/}]\n"


@pytest.fixture
def load(tmp_path: Any) -> Any:
    """Load a spec with a schedule."""

    def load(schedule: str) -> Any:
        path = tmp_path / "spec.yaml"
        path.write_text(f"name: visits\nschedule: {schedule}\n{STEPS}", encoding="utf-8")
        return load_spec(path, tmp_path)

    return load


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "first", "last", "expected"),
    [
        ("{every: 15 minutes, start: first-activation}", "2026-05-01", "2026-05-31T23:59:59", (None, None, 2976)),
        (
            "{every: 1 day, start: 2030-01-01, at: '02:00'}",
            "2026-05-01",
            "2026-05-03",
            ("2026-05-01T02", "2026-05-02T02", 2),
        ),
        (
            "{every: 1 day, start: 2020-01-01, end: 2020-02-01}",
            "2026-05-01",
            "2026-05-01",
            ("2026-05-01", "2026-05-01", 1),
        ),
        ("{every: 1 month, start: 2026-01-31}", "2026-02-01", "2026-04-30", ("2026-02-28", "2026-04-30", 3)),
        ("{every: 1 year, start: 2024-02-29}", "2027-01-01", "2029-12-31", ("2027-02-28", "2029-02-28", 3)),
        ("once", "2026-05-01", "2026-05-01", ("2026-05-01", "2026-05-01", 1)),
    ],
)
def test_the_intervals_of_a_span(load: Any, schedule: str, first: str, last: str, expected: Any) -> None:
    """As if the schedule had always been; what the service makes of the changed schedule are these, too."""
    found = intervals_between(load(schedule), _utc(first), _utc(last))
    begin, end, count = expected
    assert found.count == count
    if begin is not None:
        assert (found.first, found.last) == (_utc(begin), _utc(end))

    made = found.loaded.spec.schedule
    table = Timetable(made.first_start.replace(tzinfo=UTC), made.every, occurrences=made.occurrences)
    starts = [table.bounds(index)[0] for index in range(made.occurrences)]
    assert not table.exists(made.occurrences)
    kept = [start for start in starts if start >= found.first.timestamp()]
    assert (kept[0], kept[-1], len(kept)) == (found.first.timestamp(), found.last.timestamp(), count)


def test_months_stay_what_they_are(load: Any) -> None:
    """A span that begins in February keeps the 31st of March."""
    made = intervals_between(load("{every: 1 month, start: 2026-01-31}"), _utc("2026-02-01"), _utc("2026-03-31"))
    schedule = made.loaded.spec.schedule
    assert (schedule.first_start, schedule.occurrences) == (datetime(2026, 1, 31), 3)  # noqa: DTZ001 as the spec has it


def test_a_single_interval(load: Any) -> None:
    """At any time, also one of the future."""
    found = one_at(load("{every: 1 day, start: 2020-01-01}"), _utc("2040-05-01T06:00"))
    assert (found.first, found.last, found.count) == (_utc("2040-05-01T06:00"), _utc("2040-05-01T06:00"), 1)
    assert found.every == "1 day"
    assert found.loaded.spec.schedule.occurrences == 1


@pytest.mark.parametrize(
    ("schedule", "message"),
    [
        ("{every: 1 week, start: 2026-05-04}", "no interval of 1 week begins from 2026-05-05T00:00:00 to 2026-05-06"),
        ("once", "the pipeline runs once"),
        ("on-demand", "only a spec of steps with a schedule"),
    ],
)
def test_fails_without_intervals(load: Any, schedule: str, message: str) -> None:
    """And says why."""
    with pytest.raises(typer.BadParameter, match=message):
        intervals_between(load(schedule), _utc("2026-05-05"), _utc("2026-05-06"))


def test_fails_for_a_single_one_where_there_are_none(load: Any) -> None:
    """Each activation is a run of its own."""
    with pytest.raises(typer.BadParameter, match="only a spec of steps with a schedule"):
        one_at(load("on-demand"), _utc("2026-05-05"))
