"""Which interval `penstock run` runs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import typer

from penstock.cli.one_interval import one_interval
from penstock.specs.loader import load_spec

NOW = datetime(2026, 5, 14, 10, 37, 23, tzinfo=UTC)
STEPS = "steps: [{type: extract-from-s3, path: logs/}]\n"


@pytest.fixture
def choose(tmp_path: Any) -> Any:
    """Choose the interval of a schedule; give its period, start and kind, and from when to activate."""

    def choose(schedule: str, at: datetime | None = None) -> Any:
        path = tmp_path / "spec.yaml"
        path.write_text(f"name: visits\nschedule: {schedule}\n{STEPS}", encoding="utf-8")
        loaded, start = one_interval(load_spec(path, tmp_path), at, NOW)
        found = loaded.spec.schedule
        return str(found.every), found.first_start, found.occurrences, found.runs_at, start

    return choose


@pytest.mark.parametrize(
    ("schedule", "start"),
    [
        ("{every: 1 day, start: 2030-01-01, at: '02:00'}", "2026-05-14T02:00:00"),
        ("{every: 1 day, start: 2020-01-01, at: '11:00'}", "2026-05-13T11:00:00"),
        ("{every: 1 hour, start: 2030-01-01, end: 2030-02-01}", "2026-05-14T10:00:00"),
        ("{every: 1 month, start: 2030-01-31}", "2026-04-30T00:00:00"),
        ("{every: 1 day, start: 2030-01-01, runs_at: end}", "2026-05-13T00:00:00"),
    ],
)
def test_the_last_one_that_is_due(choose: Any, schedule: str, start: str) -> None:
    """As if the schedule had always been, wherever it starts and ends."""
    _, first, occurrences, _, activation = choose(schedule)

    assert (first.isoformat(), occurrences, activation) == (start, 1, first.replace(tzinfo=UTC))


@pytest.mark.parametrize("schedule", ["once", "on-demand", "{every: 1 day, start: first-activation}"])
def test_what_the_activation_tells_stays(choose: Any, schedule: str) -> None:
    """It starts when it is activated."""
    assert choose(schedule)[1] is None
    assert choose(schedule)[4] is None


@pytest.mark.parametrize(
    "schedule", ["once", "{every: 1 day, start: first-activation}", "{every: 1 day, start: 2030-01-01}"]
)
def test_the_one_that_is_asked_for(choose: Any, schedule: str) -> None:
    """Whether or not the schedule has it."""
    at = datetime(2024, 2, 29, 6, tzinfo=UTC)

    assert choose(schedule, at) == ("1 day", at.replace(tzinfo=None), 1, "start", at)


def test_fails_for_what_is_not_due(choose: Any) -> None:
    """The local cloud's clock is the real one."""
    with pytest.raises(typer.BadParameter, match="due at 2026-05-14T11:00:00 UTC"):
        choose("once", datetime(2026, 5, 14, 11, tzinfo=UTC))
    with pytest.raises(typer.BadParameter, match="due at 2026-05-15T00:00:00 UTC"):
        choose("{every: 1 day, start: 2020-01-01, runs_at: end}", datetime(2026, 5, 14, tzinfo=UTC))


def test_fails_where_there_are_no_intervals(choose: Any) -> None:
    """Each activation is a run of its own."""
    with pytest.raises(typer.BadParameter, match="only a spec of steps with a schedule"):
        choose("on-demand", NOW)
