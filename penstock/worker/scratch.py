"""Scratch space: one directory per worker, one below it per attempt, nothing left behind."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import IO

_PREFIX = "penstock-worker-"
_LOCK = "lock"
_MOST_WAITING = 100
"""Directories that may wait for their removal."""
_PATIENCE_SECONDS = 1.0


class Scratch:
    """The worker's own directory. It is locked while the worker lives, so that a later one may clear up after it."""

    def __init__(self, base: Path) -> None:
        """Make a directory below `base`, and remove those of workers that were killed."""
        base.mkdir(parents=True, exist_ok=True)
        for left_over in base.glob(f"{_PREFIX}*"):
            _remove_if_dead(left_over)
        # Renamed when it is locked, so that no other worker that starts now takes it for a dead one's.
        starting = Path(tempfile.mkdtemp(prefix="penstock-starting-", dir=base))
        self._lock = _lock(starting)
        self._gone: SimpleQueue[Path | None] = SimpleQueue()
        self._sweeper = threading.Thread(target=self._sweep, name="scratch-sweeper", daemon=True)
        self._sweeper.start()
        self._root = starting.rename(base / f"{_PREFIX}{starting.name.rpartition('-')[2]}")

    @property
    def path(self) -> Path:
        """The directory."""
        return self._root

    @contextmanager
    def directory(self) -> Iterator[Path]:
        """A fresh directory, out of the way afterwards with all that is in it.

        It is removed in the background: on some file systems each directory takes milliseconds, for which the next task
        need not wait. Where that falls behind, the disk's space is worth more than the time.
        """
        path = Path(tempfile.mkdtemp(prefix="attempt-", dir=self._root))
        try:
            yield path
        finally:
            gone = path.with_name(path.name.replace("attempt-", "gone-", 1))
            with contextlib.suppress(OSError):
                path = path.rename(gone)
            if self._gone.qsize() < _MOST_WAITING:
                self._gone.put(path)
            else:
                shutil.rmtree(path, ignore_errors=True)

    def remove(self) -> None:
        """Remove everything; the worker is at its end."""
        self._gone.put(None)
        self._sweeper.join(_PATIENCE_SECONDS)
        shutil.rmtree(self._root, ignore_errors=True)
        if self._lock is not None:
            self._lock.close()

    def _sweep(self) -> None:
        while (path := self._gone.get()) is not None:
            shutil.rmtree(path, ignore_errors=True)


def _remove_if_dead(directory: Path) -> None:
    # In a temporary directory that everybody shares, only what is our own.
    if directory.is_symlink() or directory.stat().st_uid != os.getuid():
        return
    try:
        lock = _lock(directory)
    except OSError:
        return
    if lock is not None:
        shutil.rmtree(directory, ignore_errors=True)
        lock.close()


def _lock(directory: Path) -> IO[str] | None:
    """The open lock file, or None where another process holds it."""
    file = (directory / _LOCK).open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file
