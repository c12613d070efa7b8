"""A task runner in the foreground, until it is told to end: for worker groups of one's own."""

from __future__ import annotations

import logging
import signal
import socket
import threading
from dataclasses import dataclass
from pathlib import Path

from penstock.worker.heartbeat import INTERVAL_SECONDS, Heartbeat
from penstock.worker.service import start

_logger = logging.getLogger(__name__)

# What does not stop by then is killed with the process.
_GRACE_SECONDS = 5.0
_LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Serving:
    """What to serve, and how.

    Attributes:
        worker_group: whose tasks to run.
        endpoint: None means AWS itself.
        region: that of the service; None: that of the AWS configuration.
        tasks: how many at a time.
        scratch: where attempts work.
        databases: local_databases.yaml, None for no databases.
        once: take one task, and end when it is over.
        progress_interval: seconds between two reports.
        log_interval: seconds between two looks at logs that grow.
    """

    worker_group: str
    endpoint: str | None
    region: str | None
    tasks: int
    scratch: Path
    databases: Path | None
    once: bool
    progress_interval: float
    log_interval: float


def serve(options: Serving) -> None:
    """Serve until SIGTERM or SIGINT, or until the service says that it is enough.

    The first signal lets tasks that run come to their end; the second gives them up, without a status: the service
    notices their silence, and another attempt begins.
    """
    ending, hurry = threading.Event(), threading.Event()

    def told(*_: object) -> None:
        (hurry if ending.is_set() else ending).set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, told)
    hostname = socket.gethostname()
    worker = start(
        worker_group=options.worker_group,
        hostname=hostname,
        endpoint=options.endpoint,
        region=options.region,
        threads=1 if options.once else options.tasks,
        scratch=options.scratch,
        progress_interval=options.progress_interval,
        log_interval=options.log_interval,
        databases=options.databases,
        once=options.once,
    )
    Heartbeat(
        worker.clients.pipeline,
        worker_group=options.worker_group,
        hostname=hostname,
        runner_id=f"penstock-{hostname}-{worker.scratch.path.name}",
        interval=INTERVAL_SECONDS,
    ).start(ending.set)
    while not ending.wait(_LOOK_SECONDS) and not worker.runner.is_over:
        pass
    if not worker.runner.is_over:
        _logger.info("no more tasks; waiting for tasks that run, if any; one more signal gives them up")
        worker.runner.drain(hurry)
    worker.stop(_GRACE_SECONDS)
