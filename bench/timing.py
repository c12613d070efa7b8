"""Times whole processes, alternating between the candidates so that both meet the same weather."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


def seconds(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    """Run a command once and return its wall-clock time in seconds.

    Raises:
        subprocess.CalledProcessError: when it fails.
    """
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env={**os.environ, **(environment or {})}, check=True, capture_output=True)
    return time.perf_counter() - start


def medians(
    commands: Mapping[str, Sequence[str]], *, repeats: int, environment: Mapping[str, str] | None = None
) -> dict[str, float]:
    """Median seconds of each command, after one run of each that does not count."""
    for command in commands.values():
        seconds(command, environment)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(repeats):
        for name, command in commands.items():
            taken[name].append(seconds(command, environment))
    return {name: statistics.median(values) for name, values in taken.items()}
