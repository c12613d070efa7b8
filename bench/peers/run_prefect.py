"""Prefect: flows in this process with tasks in threads, and its own server beside, which keeps runs in SQLite."""

from __future__ import annotations

import logging
import subprocess
import sys
import time

BEGUN = time.perf_counter()

from prefect import flow, task  # noqa: E402
from prefect.futures import PrefectFuture, wait  # noqa: E402
from prefect.task_runners import ThreadPoolTaskRunner  # noqa: E402
from work import CHAINS, INTERVALS, LENGTH, tell, timed  # noqa: E402


@task
def command(before: object) -> None:
    """`true`."""
    subprocess.run(["true"], check=True)


@task
def nothing(before: object) -> None:
    """Nothing."""


@task
def first() -> None:
    """Tells when it is run."""
    tell("start", time.perf_counter() - BEGUN)


@flow
def starting() -> None:
    """One task."""
    first()


@flow(task_runner=ThreadPoolTaskRunner())
def shell() -> None:
    """All chains."""
    ends: list[PrefectFuture[None]] = []
    for _ in range(CHAINS):
        before = command.submit(None)
        for _ in range(1, LENGTH):
            before = command.submit(before)
        ends.append(before)
    wait(ends)


@flow(task_runner=ThreadPoolTaskRunner())
def interval() -> None:
    """One interval of the backfill."""
    before = nothing.submit(None)
    for _ in range(1, LENGTH):
        before = nothing.submit(before)
    before.wait()


@flow(task_runner=ThreadPoolTaskRunner())
def interval_of_commands() -> None:
    """One interval of the backfill of `true`."""
    before = command.submit(None)
    for _ in range(1, LENGTH):
        before = command.submit(before)
    before.wait()


logging.disable(logging.INFO)
starting()
for _ in range(int(sys.argv[2])):
    with timed("shell", CHAINS * LENGTH):
        shell()
    with timed("backfill", INTERVALS * LENGTH):
        for _ in range(INTERVALS):
            interval()
    with timed("commands", INTERVALS * LENGTH):
        for _ in range(INTERVALS):
            interval_of_commands()
