"""Time, injected: the real one, and one that tests and simulations move."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the time is, and how to wait for it."""

    def now(self) -> datetime:
        """Return the time, aware, in UTC."""

    def wait(self, condition: threading.Condition, until: datetime | None) -> bool:
        """Wait for a notification of `condition`, which the caller holds, at most until a time.

        Returns:
            True when it is worth looking again: something was notified; False when the wait is over.
        """


class RealClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the machine's time."""
        return datetime.now(UTC)

    def wait(self, condition: threading.Condition, until: datetime | None) -> bool:
        """Release the condition until it is notified or the time has come; None waits without end."""
        return condition.wait(None if until is None else max(0.0, (until - self.now()).total_seconds()))


class VirtualClock:
    """A clock that stands still until it is moved; waiting on it ends at once, as no other thread would move it.

    Args:
        start: The first time, aware.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """Return the time it was last moved to."""
        return self._now

    def wait(self, condition: threading.Condition, until: datetime | None) -> bool:
        """Return False at once."""
        return False

    def move_to(self, moment: datetime) -> None:
        """Set the time; a moment that has passed leaves it as it is."""
        self._now = max(self._now, moment.astimezone(UTC))


class SharedVirtualClock(VirtualClock):
    """A virtual clock that one thread moves and others read: these wait until they are notified of what has come."""

    def wait(self, condition: threading.Condition, until: datetime | None) -> bool:
        """Release the condition until it is notified, however late that is on the clocks of the world."""
        return condition.wait()
