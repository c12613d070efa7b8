"""How far a backfill is: counted by ids, since reading every instance would take longer than most of them run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from penstock.client.objects import query_ids, with_status
from penstock.client.runs import fetch_runs
from penstock.client.span import Span, any_time
from penstock.client.starts import scheduled_starts
from penstock.client.statuses import OPEN, UNDER_WAY, UNSUCCESSFUL

Sleep = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """Runs by their scheduled starts.

    Attributes:
        total: how many there will be.
        over: those in which everything has come to its end.
        blocked: those that wait for something that has failed; found out only when nothing is under way.
        failed: those in which something failed.
    """

    total: int
    over: frozenset[str]
    blocked: frozenset[str]
    failed: frozenset[str]

    @property
    def is_complete(self) -> bool:
        """Whether nothing more will happen by itself."""
        return len(self.over | self.blocked) == self.total


def watch_backfill(
    client: Any,
    pipeline_id: str,
    starts: frozenset[str],
    *,
    interval: float = 0.5,
    limit: float | None = None,
    sleep: Sleep = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Tally]:
    """Yield the tally again and again, the last time when it is complete, or at the limit.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: that of the backfill.
        starts: the scheduled starts of its runs.
        interval: seconds between two looks.
        limit: seconds after which watching ends, whatever the state; None for no limit.
        sleep: waits for that many seconds.
        clock: tells the seconds.
    """
    begin = clock()
    while True:
        tally = count(client, pipeline_id, starts)
        yield tally
        if tally.is_complete or (limit is not None and clock() - begin >= limit):
            return
        sleep(interval)


def count(client: Any, pipeline_id: str, starts: frozenset[str]) -> Tally:
    """Count once.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: that of the backfill.
        starts: the scheduled starts of its runs.
    """

    def found(*statuses: str) -> frozenset[str]:
        selectors = [with_status(sorted(statuses))] if statuses else []
        return scheduled_starts(client, pipeline_id, query_ids(client, pipeline_id, "INSTANCE", selectors)) & starts

    # In this order: what ends between the questions is taken for open, and what begins is not yet there.
    there = found()
    is_open = found(*OPEN)
    over = there - is_open
    working = found(*UNDER_WAY) if is_open else frozenset()
    is_still = there == starts and bool(is_open) and not working
    blocked = _blocked(client, pipeline_id, is_open) if is_still else frozenset()
    return Tally(len(starts), over, blocked, found(*UNSUCCESSFUL))


def _blocked(client: Any, pipeline_id: str, starts: frozenset[str]) -> frozenset[str]:
    runs = fetch_runs(client, pipeline_id, Span(any_time(min(starts)), any_time(max(starts))))
    return frozenset(run.scheduled_start for run in runs if run.is_blocked)
