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
from penstock.worker.retry import error_code, retrying

_logger = logging.getLogger(__name__)

# The task was given to another worker, or its pipeline is gone.
_GONE = frozenset({"TaskNotFoundException", "PipelineNotFoundException", "PipelineDeletedException"})


class ProgressReporter:
    """Reports from a thread of its own while the context lasts: at once, then every `interval` seconds.

    The service gives a task to another worker when it hears nothing for two minutes at first, 15 later on:
    https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_ReportTaskProgress.html
    """

    def __init__(self, client: Client, task_id: str, cancellation: Cancellation, interval: float) -> None:
        self._client = client
        self._task_id = task_id
        self._cancellation = cancellation
        self._interval = interval
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._loop, name=f"progress {task_id}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
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
        try:
            answer = retrying(
                lambda: self._client.report_task_progress(taskId=self._task_id),
                self._pause,
                f"progress of task {self._task_id} not reported",
            )
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
