"""A clock that does not wait."""

from __future__ import annotations

import pytest


class FakeClock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.seconds = 1_000_000_000.0
        self.waits: list[float] = []

    def monotonic(self) -> float:
        """Seconds since some start."""
        return self.seconds

    def now(self) -> float:
        """Seconds since the epoch."""
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.waits.append(seconds)
        self.seconds += seconds


@pytest.fixture
def clock() -> FakeClock:
    """A clock."""
    return FakeClock()
