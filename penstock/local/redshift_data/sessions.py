"""Sessions that outlive a statement: temporary tables and settings stay until nobody has used them for a while.

https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-session-reuse.html
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from penstock.local.redshift_data.model import Target
from penstock.local.redshift_data.requests import invalid
from penstock.warehouse.session import Session

MOST_SECONDS = 86_400
_MOMENT = 0.5  # seconds


@dataclass(slots=True)
class _Kept:
    session: Session
    target: Target
    keep: timedelta
    ends: datetime
    is_busy: bool = False


class Sessions:
    """The sessions of a service; safe to share between threads.

    Args:
        open_session: Opens a session of the warehouse.
        clock: Gives the time, aware.
    """

    def __init__(self, open_session: Callable[[Target], Session], clock: Callable[[], datetime]) -> None:
        self._open = open_session
        self._clock = clock
        self._lock = threading.Lock()
        self._given_back = threading.Condition(self._lock)
        self._kept: dict[str, _Kept] = {}

    def start(self, target: Target, seconds: int) -> str:
        """Open a session, and give its id."""
        keep = timedelta(seconds=seconds)
        identity = str(uuid.uuid4())
        with self._lock:
            self._sweep()
            self._kept[identity] = _Kept(self._open(target), target, keep, self._clock() + keep)
        return identity

    def take(self, identity: str, seconds: int | None) -> Target:
        """Claim a session for a statement, to be given back; `seconds`, if given, is how long to keep it from now on.

        Raises:
            ServiceError: a ValidationException, where there is no such session any more, or it runs another statement.
        """
        with self._lock:
            self._sweep()
            kept = self._kept.get(identity)
            if kept is None:
                raise invalid(f"Session does not exist or has expired: {identity}")
            # A statement is seen to have ended a moment before it gives its session back.
            if not self._given_back.wait_for(lambda: not kept.is_busy, _MOMENT):
                raise invalid(f"Session is running another statement: {identity}")
            kept.is_busy = True
            if seconds is not None:
                kept.keep = timedelta(seconds=seconds)
            return kept.target

    def session(self, identity: str) -> Session:
        """Give the session that was taken."""
        with self._lock:
            return self._kept[identity].session

    def give_back(self, identity: str) -> None:
        """Let the next statement have the session."""
        with self._lock:
            kept = self._kept[identity]
            kept.session.resume()
            kept.is_busy = False
            kept.ends = self._clock() + kept.keep
            self._sweep()
            self._given_back.notify_all()

    def close(self) -> None:
        """Close all."""
        with self._lock:
            for kept in self._kept.values():
                kept.session.close()
            self._kept.clear()

    def _sweep(self) -> None:
        now = self._clock()
        for identity, kept in [*self._kept.items()]:
            if not kept.is_busy and kept.ends <= now:
                kept.session.close()
                del self._kept[identity]
