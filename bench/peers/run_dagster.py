"""Dagster: jobs in this process, one op after the other; every event is written to SQLite."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

BEGUN = time.perf_counter()

from dagster import DagsterInstance, In, Nothing, OpDefinition, Out, job, op  # noqa: E402
from work import CHAINS, INTERVALS, LENGTH, tell, timed  # noqa: E402


def _command(name: str) -> OpDefinition:
    @op(name=name, ins={"before": In(Nothing)}, out=Out(Nothing))
    def run() -> None:
        subprocess.run(["true"], check=True)

    return run


def _nothing(name: str) -> OpDefinition:
    @op(name=name, ins={"before": In(Nothing)}, out=Out(Nothing))
    def run() -> None:
        pass

    return run


@op
def _first() -> None:
    tell("start", time.perf_counter() - BEGUN)


@job
def starting() -> None:
    """One op."""
    _first()


@job
def shell() -> None:
    """All chains."""
    for chain in range(CHAINS):
        before = _command(f"step_{chain}_0")()
        for number in range(1, LENGTH):
            before = _command(f"step_{chain}_{number}")(before)


@job
def interval() -> None:
    """One interval of the backfill."""
    before = _nothing("step_0")()
    for number in range(1, LENGTH):
        before = _nothing(f"step_{number}")(before)


@job
def interval_of_commands() -> None:
    """One interval of the backfill of `true`."""
    before = _command("command_0")()
    for number in range(1, LENGTH):
        before = _command(f"command_{number}")(before)


home = Path(sys.argv[1])
(home / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
with DagsterInstance.from_config(str(home)) as instance:
    starting.execute_in_process(instance=instance)
    for _ in range(int(sys.argv[2])):
        with timed("shell", CHAINS * LENGTH):
            shell.execute_in_process(instance=instance)
        with timed("backfill", INTERVALS * LENGTH):
            for _ in range(INTERVALS):
                interval.execute_in_process(instance=instance)
        with timed("commands", INTERVALS * LENGTH):
            for _ in range(INTERVALS):
                interval_of_commands.execute_in_process(instance=instance)
