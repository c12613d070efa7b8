"""Telling the real service that a task runner is there.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_ReportTaskRunnerHeartbeat.html
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from penstock.worker.clients import Client

_logger = logging.getLogger(__name__)

INTERVAL_SECONDS = 15 * 60
"""The API's text says every 15 minutes."""


class Heartbeat:
    """Reports from a thread of its own, at once and then every `interval` seconds, for as long as the process lives."""

    def __init__(self, client: Client, *, worker_group: str, hostname: str, runner_id: str, interval: float) -> None:
        self._client = client
        self._arguments = {"taskrunnerId": runner_id, "workerGroup": worker_group, "hostname": hostname}
        self._interval = interval

    def start(self, on_terminate: Callable[[], None]) -> None:
        """Begin; `on_terminate` is called when the service answers that the task runner should end."""
        threading.Thread(target=self._loop, args=(on_terminate,), name="heartbeat", daemon=True).start()

    def _loop(self, on_terminate: Callable[[], None]) -> None:
        pause = threading.Event()
        while True:
            try:
                if self._client.report_task_runner_heartbeat(**self._arguments).get("terminate", False):
                    _logger.warning("the service tells this task runner to end")
                    on_terminate()
                    return
            except Exception as error:  # noqa: BLE001 - tasks are worked on without it, too
                _logger.warning("heartbeat not reported: %s", error)
            pause.wait(self._interval)
