"""Long schedules: what waits costs nothing, and time that is virtual passes quickly and always in the same way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

Chain = Callable[..., dict[str, Any]]


def work_per_task(cloud: Any, definition: dict[str, Any], tasks: int) -> float:
    """Count the steps of SQLite's machine, in tens, that each of the first tasks takes: the same number every time."""
    cloud.deploy(definition, startTimestamp=0)
    cloud.service.settle()
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    cloud.service._store._connection.set_progress_handler(count, 10)
    for _ in range(tasks):
        cloud.answer(cloud.poll("w", reports=False))
    cloud.service._store._connection.set_progress_handler(None, 0)
    return steps / tasks


def test_thousands_that_wait_cost_no_more_than_a_hundred(make_cloud: Callable[..., Any], chain: Chain) -> None:
    """Per task, with a backfill of a chain of five behind it."""

    def definition(intervals: int) -> dict[str, Any]:
        found = chain(*"ABCDE")
        start = make_cloud().clock.now() - timedelta(hours=intervals)
        found["objects"][1] = {
            "id": "Once",
            "type": "Schedule",
            "period": "1 hour",
            "startDateTime": start.strftime("%Y-%m-%dT%H:%M:%S"),
            "occurrences": str(intervals),
        }
        return found

    few = work_per_task(make_cloud(), definition(20), 60)
    many = work_per_task(make_cloud(), definition(2000), 60)
    assert many < few * 1.2


@pytest.mark.parametrize("days", [3, pytest.param(31, marks=pytest.mark.soak)])
def test_two_runs_of_a_long_schedule_are_the_same(make_cloud: Callable[..., Any], chain: Chain, days: int) -> None:
    """Every quarter of an hour, with failures and lost workers: not one byte of what is stored differs."""

    def live() -> list[str]:
        random = Random(9)  # noqa: S311 chance that repeats is wanted
        cloud = make_cloud()
        definition = chain("A", "B", failureAndRerunMode="cascade")
        definition["objects"][1] |= {"period": "15 minutes", "occurrences": str(days * 96)}
        pipeline = cloud.deploy(definition)
        done = cloud.run(lambda _: random.choice(["FINISHED", "FINISHED", "FAILED", None]), group="w")
        assert len(cloud.ids(pipeline)) == days * 96 * 2
        assert len(done) > days * 96 * 2
        return list(cloud.service._store._connection.iterdump())

    assert live() == live()
