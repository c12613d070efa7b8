"""The work that all are given, and the lines by which a peer tells how long it took."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

CHAINS, LENGTH, INTERVALS = 10, 10, 30
"""Shell activities: chains of `true`, so long. Backfills, of no-ops or `true`: so many intervals of one chain."""


def tell(what: str, seconds: float) -> None:
    """Print a figure."""
    print(json.dumps({"what": what, "seconds": seconds}), flush=True)


@contextmanager
def timed(what: str, activities: int) -> Iterator[None]:
    """Time work that has so many activities, and tell the seconds for each."""
    begun = time.perf_counter()
    yield
    tell(what, (time.perf_counter() - begun) / activities)
