"""How often a worker reports progress and stores logs that grow."""

from __future__ import annotations

from typing import NamedTuple


class Intervals(NamedTuple):
    """Seconds between two reports of progress, and between two looks at logs while activities run."""

    progress: float
    logs: float


AWS = Intervals(60.0, 60.0)
"""AWS waits for minutes before it gives a task to another worker, and each request costs money."""
LOCAL = Intervals(1.0, 2.0)
"""The local cloud misses a worker after seconds."""


def intervals(endpoint: str | None) -> Intervals:
    """The ordinary ones at an endpoint; None is AWS."""
    return LOCAL if endpoint else AWS
