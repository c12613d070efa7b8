"""Calling functions after a while, unless they are not needed any more by then."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

_SOONER = 0.25
"""The part of the time by which a call may come too soon, so that one waking serves many."""


class Later:
    """One thread for all calls, each after the same time: most of what is put off is over by then.

    Args:
        seconds: the longest time before a call; it may be a quarter less.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._condition = threading.Condition()
        self._waiting: deque[tuple[float, Callable[[], None]]] = deque()
        self._thread: threading.Thread | None = None
        self._sleeps = False
        self._is_over = False

    def add(self, call: Callable[[], None]) -> None:
        """Have something called, quickly done and without exceptions."""
        with self._condition:
            self._waiting.append((time.monotonic() + self._seconds, call))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="later", daemon=True)
                self._thread.start()
            elif self._sleeps:
                self._condition.notify()

    def stop(self) -> None:
        """Call nothing any more."""
        with self._condition:
            self._is_over = True
            self._waiting.clear()
            self._condition.notify()

    def _run(self) -> None:
        while True:
            with self._condition:
                while not self._waiting and not self._is_over:
                    self._sleeps = True
                    self._condition.wait()
                    self._sleeps = False
                if self._is_over:
                    return
                self._condition.wait(self._seconds * _SOONER)
                soon = time.monotonic() + self._seconds * _SOONER
                due = []
                while self._waiting and self._waiting[0][0] <= soon:
                    due.append(self._waiting.popleft()[1])
            for call in due:
                call()
