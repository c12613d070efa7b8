"""Watching: until the end, until the limit, and never for real time here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from penstock.client import watch as module
from penstock.client.runs import InstanceView, RunView
from penstock.client.watch import watch
from penstock.definition.wire import WireObject


def _state(*statuses: str, waiting_on: tuple[str, ...] = ()) -> tuple[RunView, ...]:
    """One run for each status."""
    return tuple(
        RunView(
            str(number),
            (
                InstanceView(
                    "i", "c", "k", status, str(number), None, None, waiting_on, None, 0, WireObject("i", "i", ())
                ),
            ),
        )
        for number, status in enumerate(statuses)
    )


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Move the clock."""
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def time() -> Time:
    """The time."""
    return Time()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[tuple[RunView, ...]]:
    """What each look at the service shows; the last look shows it for ever."""
    states: list[tuple[RunView, ...]] = []
    seen: Iterator[int] = iter(range(1_000))

    def fetch(client: Any, pipeline_id: str) -> tuple[RunView, ...]:
        assert (client, pipeline_id) == ("client", "df-1")
        return states[min(next(seen), len(states) - 1)]

    monkeypatch.setattr(module, "fetch_runs", fetch)
    return states


def test_ends_when_every_run_is_over(looks: list[Any], time: Time) -> None:
    """The state at the end is yielded, and nobody waits after it."""
    looks += [(), _state("RUNNING", "FINISHED"), _state("FAILED", "RUNNING"), _state("FAILED", "FINISHED")]
    assert list(watch("client", "df-1", sleep=time.sleep, clock=time.clock)) == looks
    assert time.slept == [0.25, 0.25, 0.25]


def test_a_pipeline_without_runs_has_not_ended(looks: list[Any], time: Time) -> None:
    """They may be about to begin."""
    looks += [()]
    assert list(watch("client", "df-1", interval=1, limit=3, sleep=time.sleep, clock=time.clock)) == [()] * 4


def test_ends_at_the_limit(looks: list[Any], time: Time) -> None:
    """Whatever the state; the interval is the one that was asked for."""
    looks += [_state("RUNNING")]
    states = list(watch("client", "df-1", interval=2, limit=5, sleep=time.sleep, clock=time.clock))
    assert states == [_state("RUNNING")] * 4
    assert time.slept == [2, 2, 2]


def test_a_limit_of_nothing_is_one_look(looks: list[Any], time: Time) -> None:
    """Zero is a limit, not the absence of one."""
    looks += [_state("RUNNING")]
    assert list(watch("client", "df-1", limit=0, sleep=time.sleep, clock=time.clock)) == [_state("RUNNING")]
    assert time.slept == []


def test_the_time_that_the_caller_takes_counts(looks: list[Any], time: Time) -> None:
    """Giving the input is part of a run."""
    looks += [_state("RUNNING")]
    count = 0
    for _ in watch("client", "df-1", limit=5, sleep=time.sleep, clock=time.clock):
        count += 1
        time.now += 10
    assert count == 1


def test_ends_when_what_is_left_waits_in_vain(looks: list[Any], time: Time) -> None:
    """Without cascade a failure leaves the others waiting for ever."""
    looks += [_state("FAILED") + _state("WAITING_ON_DEPENDENCIES", waiting_on=("@a (FAILED)",))]
    assert len(list(watch("client", "df-1", sleep=time.sleep, clock=time.clock))) == 1
