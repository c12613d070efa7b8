"""Telling running work to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from penstock.worker.errors import TaskCancelled


class Cancellation:
    """A flag that one thread raises and the working thread obeys; what blocks registers how to interrupt it."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._interrupts: list[Callable[[], None]] = []

    @property
    def requested(self) -> bool:
        """Whether the work is to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask the work to stop, and interrupt whatever it is blocked in."""
        with self._lock:
            self._event.set()
            interrupts = tuple(self._interrupts)
        for interrupt in interrupts:
            interrupt()

    def check(self) -> None:
        """Go on only if nobody asked to stop.

        Raises:
            TaskCancelled: somebody did.
        """
        if self.requested:
            raise TaskCancelled

    def wait(self, seconds: float) -> None:
        """Sleep, but not beyond a cancellation.

        Raises:
            TaskCancelled: as `check`.
        """
        self._event.wait(seconds)
        self.check()

    @contextmanager
    def interrupting(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Call `interrupt` (from another thread) if a cancellation comes while the block runs, or came before."""
        with self._lock:
            self._interrupts.append(interrupt)
            late = self.requested
        try:
            if late:
                interrupt()
            yield
        finally:
            with self._lock:
                self._interrupts.remove(interrupt)
