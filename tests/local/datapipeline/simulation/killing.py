"""A service that dies at a given transaction, before or after it is written, and a clock that can be set back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random

from penstock.local.clock import VirtualClock
from penstock.local.datapipeline import DataPipelineService


class Killed(BaseException):
    """The process is gone; nothing in it may catch this."""


class JumpingClock(VirtualClock):
    """A clock that somebody sets, as a laptop's is after its sleep, or by its time server."""

    def jump_to(self, moment: datetime) -> None:
        """Set it, back also."""
        self._now = moment


class Killer:
    """Lets a service die some times, each after so many transactions.

    Args:
        random: Where its choices come from.
        times: How often it kills.
        most: The most transactions between two kills.
    """

    def __init__(self, random: Random, times: int, most: int) -> None:
        self._random = random
        self._times = times
        self._most = most
        self._left = random.randint(1, most)

    def arm(self, service: DataPipelineService) -> None:
        """Count the transactions of a service, and end one of them: what it wrote is lost, or what it answers."""
        store = service._store
        original = store.transaction

        @contextmanager
        def transaction() -> Iterator[None]:
            is_last = self._strikes()
            is_written = is_last and self._random.random() < 0.5
            with original():
                yield
                if is_last and not is_written:
                    raise Killed
            if is_written:
                raise Killed

        store.transaction = transaction  # type: ignore[method-assign]

    def spare(self) -> None:
        """Kill no more."""
        self._times = 0

    def _strikes(self) -> bool:
        if self._times == 0:
            return False
        self._left -= 1
        if self._left:
            return False
        self._times -= 1
        self._left = self._random.randint(1, self._most)
        return True
