"""Watches a pipeline until its runs are over."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from penstock.client.runs import RunView, fetch_runs

Sleep = Callable[[float], None]


def watch(
    client: Any,
    pipeline_id: str,
    *,
    interval: float = 0.25,
    limit: float | None = None,
    sleep: Sleep = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[tuple[RunView, ...]]:
    """Yield the runs again and again, the last time when all of them are over, blocked for ever, or at the limit.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        interval: seconds between two looks.
        limit: seconds after which watching ends, whatever the state; None for no limit.
        sleep: waits for that many seconds.
        clock: tells the seconds.
    """
    start = clock()
    while True:
        runs = fetch_runs(client, pipeline_id)
        yield runs
        if runs and all(run.is_over or run.is_blocked for run in runs):
            return
        if limit is not None and clock() - start >= limit:
            return
        sleep(interval)
