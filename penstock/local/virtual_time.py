"""The time of a local cloud whose clock is not the machine's."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from typing import Self

_PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class VirtualTime:
    """Where the clock begins, and how far it goes by itself.

    Attributes:
        start: the first time, aware.
        horizon: no interval that begins later is gone to; retries and timeouts may lead beyond it.
    """

    start: datetime
    horizon: datetime

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read what `str` gives.

        Raises:
            ValueError: for anything else.
        """
        start, horizon = text.split("/")
        return cls(datetime.fromisoformat(start), datetime.fromisoformat(horizon))

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.horizon.isoformat()}"


@dataclass(frozen=True, slots=True)
class Glance:
    """How far a local cloud on a virtual clock is.

    Attributes:
        now: its time, UTC in ISO format.
        is_over: whether nothing will happen any more unless somebody asks for it.
        begun: runs that exist.
        over: those of them in which nothing can happen any more.
    """

    now: str
    is_over: bool
    begun: int
    over: int


def glance(url: str) -> Glance:
    """Ask a local cloud on a virtual clock how far it is.

    Args:
        url: its endpoint.

    Raises:
        OSError: when it does not answer.
    """
    headers = {"X-Amz-Target": "PenstockClock.Glance", "Content-Type": "application/x-amz-json-1.1"}
    request = urllib.request.Request(url, b"{}", headers)  # noqa: S310 - our own endpoint
    with urllib.request.urlopen(request, timeout=_PATIENCE_SECONDS) as response:  # noqa: S310 - likewise
        reply = json.loads(response.read())
    return Glance(reply["now"], reply["isOver"], reply["begun"], reply["over"])
