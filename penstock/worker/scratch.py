"""Scratch space: one directory per worker, one below it per attempt, nothing left behind.

To make and remove a directory with its folders and log files can take longer than a short command: on some file systems
milliseconds. So what an attempt leaves empty, but for its logs, is given to a later one.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import IO

_PREFIX = "penstock-worker-"
_LOCK = "lock"
HOME, HDFS, LOG = "home", "hdfs", "log"
STDOUT, STDERR, ACTIVITY = "StdOutput", "StdError", "Activity.log"
_LAYOUT: Mapping[str, frozenset[str]] = {
    HOME: frozenset(),
    HDFS: frozenset(),
    LOG: frozenset({STDOUT, STDERR, ACTIVITY}),
}
"""The folders of an attempt's directory, and the files that may be in them when it begins, empty."""
_MODE = 0o700
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
        self._blank: list[Path] = []
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
        """A directory with the empty folders HOME, HDFS and LOG; in the last one there may be empty log files.

        What is not empty afterwards is out of the way, and removed in the background: the next task need not wait for
        it. Where that falls behind, the disk's space is worth more than the time.
        """
        try:
            path = self._blank.pop()
        except IndexError:
            path = Path(tempfile.mkdtemp(prefix="attempt-", dir=self._root))
            for name in _LAYOUT:
                (path / name).mkdir(_MODE)
        try:
            yield path
        finally:
            self._take_back(path)

    def _take_back(self, path: Path) -> None:
        if _is_made_blank(path):
            self._blank.append(path)
        else:
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


def _is_made_blank(directory: Path) -> bool:
    """Empty the log files of an attempt; False where anything else is there, or somebody might still write to them."""
    try:
        with os.scandir(directory) as folders:
            return all(_is_blank_folder(folder, _LAYOUT.get(folder.name)) for folder in folders)
    except OSError:
        return False


def _is_blank_folder(folder: os.DirEntry[str], files: frozenset[str] | None) -> bool:
    if files is None or folder.stat(follow_symlinks=False).st_mode != stat.S_IFDIR | _MODE:
        return False
    with os.scandir(folder.path) as entries:
        return all(entry.name in files and _is_emptied(entry) for entry in entries)


def _is_emptied(entry: os.DirEntry[str]) -> bool:
    found = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1 or not hasattr(fcntl, "F_SETLEASE"):
        return False
    file = os.open(entry.path, os.O_WRONLY | os.O_NOFOLLOW)
    try:
        # A process that has left its group can still have its output open. Then there is no lease.
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        if found.st_size:
            os.ftruncate(file, 0)
    finally:
        os.close(file)
    return True


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
