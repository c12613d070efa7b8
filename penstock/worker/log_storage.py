"""Log files on their way to S3: while an attempt runs, as far as they have grown, and when it ends, the rest.

S3 cannot add to an object, so a file that has grown is stored anew, from the disk. The service's Task Runner stores its
logs as it goes, too: https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-using-task-runner.html
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from penstock.worker import staging
from penstock.worker.attempt_log import AttemptLog, folder
from penstock.worker.clients import Clients
from penstock.worker.s3_uri import S3Uri
from penstock.worker.task import Task

_logger = logging.getLogger(__name__)

_MOST_OF_THE_TIME = 0.2
"""The part of the time that storing may take: where files are long, or S3 is slow, it is done less often."""


class StoredLog:
    """The log of one attempt, and how much of it is stored.

    Args:
        clients: of S3, which is needed only when there is something to store.
        log: where the files are.
        task: the attempt.
    """

    def __init__(self, clients: Clients, log: AttemptLog, task: Task) -> None:
        self._clients = clients
        self._log = log
        self._task = task
        self._stored: dict[Path, int] = {}
        self._lock = threading.Lock()
        self._is_complete = False

    def store_growth(self) -> None:
        """Store files that have grown since they were stored last; after `store_all` there are none.

        Raises:
            TaskFailed: the URI is none or cannot be written.
        """
        with self._lock:
            if not self._is_complete:
                self._store(least=1)

    def store_all(self) -> None:
        """Store what is not stored yet, empty files also.

        Raises:
            TaskFailed: the URI is none or cannot be written.
        """
        with self._lock:
            self._is_complete = True
            self._store(least=0)

    def _store(self, least: int) -> None:
        log_uri = self._task.activity.string("pipelineLogUri")
        if not log_uri:
            return
        target = folder(S3Uri.parse(log_uri), self._task)
        for path in self._log.files:
            size = path.stat().st_size
            if size >= least and self._stored.get(path) != size:
                staging.upload_file(self._clients.s3, path, target.child(path.name))
                self._stored[path] = size


class LogStorage:
    """Stores the logs of all attempts that run, every `interval` seconds."""

    def __init__(self, clients: Clients, interval: float) -> None:
        self._clients = clients
        self._interval = interval
        self._running: dict[StoredLog, str] = {}
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def following(self, files: AttemptLog, task: Task) -> Iterator[None]:
        """Store the files of a log while the block runs, and all of them when it ends.

        What cannot be stored is only told: work that is done stays done without its log.
        """
        log = StoredLog(self._clients, files, task)
        with self._lock:
            self._running[log] = task.attempt_id
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop, name="logs", daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            with self._lock:
                del self._running[log]
            try:
                log.store_all()
            except Exception as error:  # noqa: BLE001 - see above
                _logger.warning("the log of %s was not stored: %s", task.attempt_id, error)

    def stop(self) -> None:
        """Store no more while attempts run."""
        self._over.set()

    def _loop(self) -> None:
        pause = self._interval
        while not self._over.wait(pause):
            begin = time.monotonic()
            with self._lock:
                running = dict(self._running)
            for log, attempt_id in running.items():
                try:
                    log.store_growth()
                except Exception as error:  # noqa: BLE001 - the next time it may be possible
                    _logger.info("the log of %s is not stored yet: %s", attempt_id, error)
            pause = max(self._interval, (time.monotonic() - begin) / _MOST_OF_THE_TIME)
