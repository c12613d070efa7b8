"""Who works in a state folder: a lock that the system takes back when its holder dies, unlike a pid file."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = "local.lock"
ANNOUNCEMENT = "local.json"
"""Beside the lock: where the holder says how to reach it, if it wants to be found."""
CONTENT = "cloud"
"""The folder beside the lock with all that the cloud holds; it outlives a cloud that was killed."""


class StateInUseError(Exception):
    """Another local cloud works in the state folder."""


@contextmanager
def hold_state(state: Path) -> Iterator[None]:
    """Hold the folder, made if missing.

    Raises:
        StateInUseError: when somebody else holds it.
    """
    state.mkdir(parents=True, exist_ok=True)
    with (state / _NAME).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"Another local cloud works in {state}; stop it, or use another folder."
            raise StateInUseError(message) from None
        announcement = state / ANNOUNCEMENT
        announcement.unlink(missing_ok=True)  # of a holder that was killed
        try:
            yield
        finally:
            announcement.unlink(missing_ok=True)


def discard(state: Path) -> None:
    """Remove what a local cloud that was killed has left, so that the next one begins empty.

    Raises:
        StateInUseError: when one works there.
    """
    with hold_state(state):
        shutil.rmtree(state / CONTENT, ignore_errors=True)


def is_held(state: Path) -> bool:
    """Whether a live process holds the folder."""
    try:
        with (state / _NAME).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
