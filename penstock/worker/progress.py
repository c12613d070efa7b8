"""Telling the service that a task is being worked on, and hearing that it is not wanted any more."""

from __future__ import annotations

import logging
import threading
from types import TracebackType
from typing import Self

from botocore.exceptions import ClientError

from penstock.worker.cancellation import Cancellation
from penstock.worker.clients import Client
from penstock.worker.errors import TaskCancelled
from penstock.worker.later import Later
from penstock.worker.retry import error_code, retrying

_logger = logging.getLogger(__name__)

# The task was given to another worker, or its pipeline is gone.
_GONE = frozenset({"TaskNotFoundException", "PipelineNotFoundException", "PipelineDeletedException"})


class ProgressReporter:
    """Reports while the context lasts: at once, then every `interval` seconds, from a thread of its own.

    The first report is made before the work begins, so that the service knows that it may have begun: it gives a task
    to another worker when it hears nothing for two minutes at first, 15 later on:
    https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_ReportTaskProgress.html

    Args:
        client: of Data Pipeline.
        task_id: whose progress to report.
        cancellation: of the task.
        interval: seconds.
        later: starts the thread when the first interval is nearly over; at once where it is None.
    """

    def __init__(
        self, client: Client, task_id: str, cancellation: Cancellation, interval: float, later: Later | None = None
    ) -> None:
        self._client = client
        self._task_id = task_id
        self._cancellation = cancellation
        self._interval = interval
        self._later = later
        self._over = threading.Event()

    def __enter__(self) -> Self:
        try:
            self._ask()
        except Exception:  # noqa: BLE001 - whatever was answered, the task is to be worked on; the thread asks again
            self._begin()
            return self
        if self._later is None:
            self._begin()
        else:
            self._later.add(self._begin)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()

    def confirm(self) -> None:
        """Make sure that the task is still ours, before something that cannot be undone.

        Raises:
            TaskCancelled: it is not.
            ClientError: the service refuses to tell.
        """
        self._report()
        self._cancellation.check()

    def _begin(self) -> None:
        if not self._over.is_set():
            threading.Thread(target=self._loop, name=f"progress {self._task_id}", daemon=True).start()

    def _loop(self) -> None:
        while not self._over.is_set() and not self._cancellation.requested:
            try:
                self._report()
            except TaskCancelled:
                return
            except Exception as error:  # noqa: BLE001 - whatever was answered, the task is worked on
                _logger.warning("progress of task %s not reported: %s", self._task_id, error)
            self._over.wait(self._interval)

    def _report(self) -> None:
        """One report, tried again for as long as the service cannot be reached."""
        retrying(self._ask, self._pause, f"progress of task {self._task_id} not reported")

    def _ask(self) -> None:
        try:
            answer = self._client.report_task_progress(taskId=self._task_id)
        except ClientError as error:
            if error_code(error) not in _GONE:
                raise
            _logger.warning("task %s is not ours any more: %s", self._task_id, error)
            self._cancellation.cancel()
            return
        if answer.get("canceled", False):
            self._cancellation.cancel()

    def _pause(self, seconds: float) -> None:
        if self._over.wait(seconds):
            raise TaskCancelled
        self._cancellation.check()
