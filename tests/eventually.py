"""Waiting for what other threads and processes do in real time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE_SECONDS = 120.0
"""Far more than anything takes: it ends a test that hangs, and judges nothing."""

_PAUSE_SECONDS = 0.01

T = TypeVar("T")


def eventually(look: Callable[[], T], seconds: float = PATIENCE_SECONDS) -> T:
    """Look until there is something, and give it.

    Raises:
        AssertionError: there was nothing for that many seconds.
    """
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(_PAUSE_SECONDS)
    return found
