"""The runs that matter now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from penstock.client.current_runs import CurrentRuns, current_runs
from penstock.client.pipelines import find_pipelines
from tests.client.service import daily, failing


def _current(live: Any, most: int = 10) -> CurrentRuns:
    (pipeline,) = find_pipelines(live.client, "visits")
    return current_runs(live.client, pipeline, most=most)


def _days(found: CurrentRuns) -> list[tuple[int, str]]:
    return [(datetime.fromisoformat(run.scheduled_start).day, run.state) for run in found.runs]


def test_before_it_was_activated(live: Any) -> None:
    """None, and nobody is asked for them."""
    live.put(daily())
    assert _current(live) == CurrentRuns(())


def test_those_that_are_not_over(live: Any) -> None:
    """Finished ones are left out; blocked ones are not over."""
    live.deploy(daily(4, start="2026-11-21T00:00:00"), startTimestamp="2026-11-21T00:00:00")

    def work(attempt: str) -> Any:
        return failing("load")(attempt) if "2026-11-22" in attempt else "FINISHED"

    live.work(work)
    assert _days(_current(live)) == [(22, "BLOCKED")]


def test_the_latest_where_all_are_over(live: Any) -> None:
    """With all of its instances."""
    live.deploy(daily(4, start="2026-11-21T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    live.work()
    found = _current(live)
    assert (_days(found), found.left_out) == ([(24, "FINISHED")], 0)
    assert [item.component for item in found.runs[0].instances] == ["visits", "load", "report", "mail"]


def test_where_the_service_does_not_tell_the_latest(live: Any) -> None:
    """All ids do."""
    live.deploy(daily(2, start="2026-11-23T00:00:00"), startTimestamp="2026-11-23T00:00:00")
    live.work()
    (pipeline,) = find_pipelines(live.client, "visits")
    from dataclasses import replace

    found = current_runs(live.client, replace(pipeline, latest_run=None))
    assert _days(found) == [(24, "FINISHED")]


def test_where_all_was_skipped(live: Any) -> None:
    """The latest is shown, as it is."""
    live.deploy(daily(2, start="2026-11-22T00:00:00"), startTimestamp="2026-11-24T00:00:00")
    assert _days(_current(live)) == [(23, "SKIPPED")]


def test_of_many_those_under_way_and_the_later_ones(live: Any) -> None:
    """In the order of time."""
    live.deploy(daily(9, start="2026-11-16T00:00:00", maxActiveInstances="1"), startTimestamp="2026-11-16T00:00:00")
    live.take()
    found = _current(live, most=3)
    assert (_days(found), found.left_out) == ([(16, "RUNNING"), (23, "WAITING"), (24, "WAITING")], 6)
