"""A service that is made when it is first called."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from penstock.local.endpoint.protocol import JsonService


class LazyService:
    """Stands for a service whose making takes time that the endpoint's start must not take.

    Args:
        make: makes the service; called once, by the first caller.
    """

    def __init__(self, make: Callable[[], JsonService]) -> None:
        self._make = make
        self._made: JsonService | None = None
        self._lock = threading.Lock()

    def handle(self, operation: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Pass the call on."""
        return self.load().handle(operation, payload)

    def load(self) -> JsonService:
        """The service, made now if it has not been yet."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made
