"""From the command `penstock run` to its first activity running."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.report import Row
from bench.timing import ROOT
from demo.apache_logs import write_logs

REPEATS = 5


def rows() -> Iterator[Row]:
    """Measure on the clickstream pipeline with a small log file."""
    with tempfile.TemporaryDirectory() as folder:
        logs = Path(folder) / "access_log"
        write_logs(logs, good=1_000, malformed=5, seed=1)
        _start_to_activity(logs)
        yield Row("run, command to first activity RUNNING", statistics.median(_repeated(logs)), goal=2.0)


def _repeated(logs: Path) -> list[float]:
    return [_start_to_activity(logs) for _ in range(REPEATS)]


def _start_to_activity(logs: Path) -> float:
    penstock = str(Path(sys.executable).with_name("penstock"))
    command = [penstock, "run", "etl_specs/clickstream.yaml", "--input", f"weblogs-bucket={logs}"]
    start = time.perf_counter()
    taken = None
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            if taken is None and "logsProcess-ExtractTransform" in line and "RUNNING" in line:
                taken = time.perf_counter() - start
    if process.returncode != 0 or taken is None:
        raise SystemExit(f"penstock run failed with exit code {process.returncode}")
    return taken
