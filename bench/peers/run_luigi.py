"""Luigi with one worker and the scheduler in this process: it keeps no state but that of the process."""

from __future__ import annotations

import subprocess
import sys
import time

BEGUN = time.perf_counter()

import luigi  # noqa: E402
from work import CHAINS, INTERVALS, LENGTH, tell, timed  # noqa: E402


class Step(luigi.Task):
    """One of a chain; done when it has run."""

    group = luigi.Parameter()
    number = luigi.IntParameter()
    done = False

    def requires(self) -> list[luigi.Task]:
        return [type(self)(group=self.group, number=self.number - 1)] if self.number else []

    def complete(self) -> bool:
        return self.done

    def run(self) -> None:
        self.done = True


class Command(Step):
    """`true`."""

    def run(self) -> None:
        subprocess.run(["true"], check=True)
        self.done = True


class First(Step):
    """Tells when it is run."""

    def run(self) -> None:
        tell("start", time.perf_counter() - BEGUN)
        self.done = True


def _build(tasks: list[luigi.Task]) -> None:
    if not luigi.build(tasks, local_scheduler=True, workers=1, log_level="ERROR"):
        raise SystemExit("luigi failed")


_build([First(group="first", number=0)])
for turn in range(int(sys.argv[2])):
    with timed("shell", CHAINS * LENGTH):
        _build([Command(group=f"{turn}.{chain}", number=LENGTH - 1) for chain in range(CHAINS)])
    with timed("backfill", INTERVALS * LENGTH):
        _build([Step(group=f"{turn}.{interval}", number=LENGTH - 1) for interval in range(INTERVALS)])
    with timed("commands", INTERVALS * LENGTH):
        _build([Command(group=f"{turn}.day{interval}", number=LENGTH - 1) for interval in range(INTERVALS)])
