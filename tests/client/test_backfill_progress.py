"""How far a backfill is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from penstock.client.backfill import plan_backfill, start_backfill
from penstock.client.backfill_progress import Tally, count, watch_backfill
from penstock.client.pipelines import find_pipelines
from tests.client.service import daily, failing

DAYS = tuple(f"2026-11-0{day}T03:00:00" for day in (1, 2, 3))


def _started(live: Any, **default: Any) -> str:
    live.deploy(daily(2, **default))
    live.work()
    (pipeline,) = find_pipelines(live.client, "visits")
    span = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 3, 23, tzinfo=UTC)
    return start_backfill(live.client, plan_backfill(live.client, pipeline, span, now=live.clock.now(), max_active=1))


def test_counted_as_it_goes_on(live: Any) -> None:
    """A run is over when nothing of it is open."""
    id_, starts = _started(live), frozenset(DAYS)
    none = frozenset[str]()
    assert count(live.client, id_, starts) == Tally(3, none, none, none)
    live.work(tasks=2)
    assert count(live.client, id_, starts) == Tally(3, none, none, none)
    live.work(tasks=5)
    assert count(live.client, id_, starts).over < starts
    live.work()
    last = count(live.client, id_, starts)
    assert last == Tally(3, starts, none, none)
    assert last.is_complete


def test_failures_that_cascade(live: Any) -> None:
    """The runs are over, and failed."""
    id_, starts = _started(live, mode="cascade"), frozenset(DAYS)
    live.work(lambda attempt: failing("load")(attempt) if "11-02" in attempt else "FINISHED")
    assert count(live.client, id_, starts) == Tally(3, starts, frozenset(), frozenset(DAYS[1:2]))


def test_failures_that_block(live: Any) -> None:
    """The others go on, and then it is complete, though a run is not over."""
    id_, starts = _started(live), frozenset(DAYS)
    live.work(lambda attempt: failing("report")(attempt) if "11-02" in attempt else "FINISHED")
    bad = frozenset(DAYS[1:2])
    assert count(live.client, id_, starts) == Tally(3, starts - bad, bad, bad)


def test_what_is_paused_is_not_blocked(live: Any) -> None:
    """Somebody will resume it."""
    id_, starts = _started(live), frozenset(DAYS)
    live.client.set_status(pipelineId=id_, objectIds=["mail"], status="PAUSE")
    live.work()
    found = count(live.client, id_, starts)
    assert (found.over, found.blocked, found.is_complete) == (frozenset(), frozenset(), False)


def test_watched_to_the_end(live: Any) -> None:
    """The last tally is complete; nobody waits after it."""
    id_ = _started(live)
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        live.work(tasks=3)

    tallies = list(watch_backfill(live.client, id_, frozenset(DAYS), interval=2, sleep=sleep))
    assert [tally.is_complete for tally in tallies] == [False] * (len(tallies) - 1) + [True]
    assert slept == [2] * (len(tallies) - 1)
    assert [len(tally.over) for tally in tallies] == sorted(len(tally.over) for tally in tallies)


def test_watched_to_the_limit(live: Any) -> None:
    """Whatever the state."""
    id_ = _started(live)
    times = iter((0.0, 1.0, 2.0, 3.0))
    tallies = list(
        watch_backfill(live.client, id_, frozenset(DAYS), limit=2, sleep=lambda _: None, clock=lambda: next(times))
    )
    assert len(tallies) == 2
    assert not tallies[-1].is_complete
