"""The runner: threads that poll, run and report."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from penstock.worker.cancellation import Cancellation
from penstock.worker.clients import Client
from penstock.worker.errors import TaskCancelled
from penstock.worker.later import Later
from penstock.worker.local_tasks import LocalTasks
from penstock.worker.outcome import Outcome, failed
from penstock.worker.progress import ProgressReporter
from penstock.worker.retry import backoff, retrying
from penstock.worker.task import Task

_logger = logging.getLogger(__name__)

# A service that answers "nothing" at once, instead of holding the line, is not asked more often than this.
_IDLE_SECONDS = 0.05

RunTask = Callable[[Task, Cancellation, Callable[[], None]], Outcome | None]


@dataclass(frozen=True, slots=True)
class RunnerOptions:
    """Whom to serve and how: intervals in seconds, two threads as the service's own Task Runner has.

    With `once` each thread takes one task only.
    """

    worker_group: str
    hostname: str
    threads: int = 2
    progress_interval: float = 60.0
    once: bool = False


class Runner:
    """Polls a worker group for tasks until it is stopped; no answer of the service and no task ends it."""

    def __init__(self, client: Client, run_task: RunTask, options: RunnerOptions) -> None:
        """`run_task` gives a task's outcome, or None if it was cancelled."""
        self._client = client
        self._run_task = run_task
        self._options = options
        self._stopping = threading.Event()
        self._draining = threading.Event()
        self._lock = threading.Lock()
        self._running: set[Cancellation] = set()
        self._later = Later(options.progress_interval)

    def start(self) -> None:
        """Start the threads."""
        self._threads = [
            threading.Thread(target=self._loop, name=f"task-{number + 1}", daemon=True)
            for number in range(self._options.threads)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def is_over(self) -> bool:
        """Whether all threads have come to their end, as they do with `once`."""
        return not any(thread.is_alive() for thread in self._threads)

    def drain(self, hurry: threading.Event) -> None:
        """Take no more tasks, and wait for the end of those that run; `hurry` ends the wait."""
        self._draining.set()
        while self._running and not hurry.wait(_IDLE_SECONDS):
            pass

    def stop(self, grace: float) -> None:
        """Take no more tasks and abandon those that run, without a status; wait up to `grace` seconds for them."""
        self._stopping.set()
        self._later.stop()
        with self._lock:
            running = tuple(self._running)
        for cancellation in running:
            threading.Thread(target=cancellation.cancel, daemon=True).start()
        deadline = time.monotonic() + grace
        while self._running and time.monotonic() < deadline:
            time.sleep(0.01)

    def _loop(self) -> None:
        task: Task | None = None
        while not self._is_ending:
            task = task or self._poll()
            if task is None:
                self._stopping.wait(_IDLE_SECONDS)
            else:
                task = self._work(task)
                if self._options.once:
                    return

    @property
    def _is_ending(self) -> bool:
        return self._stopping.is_set() or self._draining.is_set()

    @property
    def _whose(self) -> dict[str, str]:
        return {"workerGroup": self._options.worker_group, "hostname": self._options.hostname}

    def _poll(self) -> Task | None:
        """The next task, or None when there is none yet."""
        for delay in backoff():
            try:
                return self._given(self._client.poll_for_task(**self._whose))
            except Exception as error:  # noqa: BLE001 - the runner outlives every answer
                _logger.warning("polling failed: %s", error)
                if self._stopping.wait(delay):
                    break
        return None

    def _given(self, answer: Mapping[str, Any]) -> Task | None:
        payload = answer.get("taskObject")
        return Task.from_api(payload) if payload and not self._stopping.is_set() else None

    def _work(self, task: Task) -> Task | None:
        """Do a task; give the next one, if the service has given it already."""
        cancellation = Cancellation()
        with self._lock:
            self._running.add(cancellation)
        try:
            _logger.info("%s started", task.attempt_id)
            interval = self._options.progress_interval
            with ProgressReporter(self._client, task.id, cancellation, interval, self._later) as reporter:
                if self._stopping.is_set():
                    return None
                outcome = None if cancellation.requested else self._outcome(task, cancellation, reporter)
                if outcome is None or cancellation.requested:
                    _logger.info("%s cancelled", task.attempt_id)
                    return None
                return self._report(task, outcome)
        finally:
            with self._lock:
                self._running.discard(cancellation)

    def _outcome(self, task: Task, cancellation: Cancellation, reporter: ProgressReporter) -> Outcome | None:
        try:
            return self._run_task(task, cancellation, reporter.confirm)
        except Exception as error:  # what failed is the worker (no space for a scratch directory), not the task
            _logger.exception("%s could not be run", task.attempt_id)
            return failed("WorkerError", f"the worker could not run {task.attempt_id}: {error}")

    def _report(self, task: Task, outcome: Outcome) -> Task | None:
        """Set the status, however long the service cannot be reached; one that it refuses is dropped.

        A local cloud gives the next task with its answer.
        """
        status = {"taskId": task.id, **outcome.to_api()}
        if isinstance(self._client, LocalTasks) and not self._is_ending and not self._options.once:
            # Should it have been set and the answer been lost, or should it be refused: the plain call tells.
            with contextlib.suppress(Exception):
                following = self._given(self._client.set_task_status_and_poll(status, self._whose))
                _logger.info("%s %s", task.attempt_id, outcome.status)
                return following
        what = f"status {outcome.status} of {task.attempt_id} not set"
        try:
            retrying(
                lambda: self._client.set_task_status(**status),
                self._pause,
                what,
            )
        except Exception as error:  # noqa: BLE001 - the runner outlives every answer
            _logger.warning("%s: %s", what, str(error) or "the worker is stopping")
        else:
            _logger.info("%s %s", task.attempt_id, outcome.status)
        return None

    def _pause(self, seconds: float) -> None:
        if self._stopping.wait(seconds):
            raise TaskCancelled
