"""A worker put together: clients, scratch space, executors, threads."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from penstock.worker import processes
from penstock.worker.attempt import AttemptRunner
from penstock.worker.clients import Clients
from penstock.worker.executors import EXECUTORS
from penstock.worker.log_storage import LogStorage
from penstock.worker.machines import Machines, launches_over
from penstock.worker.runner import Runner, RunnerOptions
from penstock.worker.scratch import Scratch


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker that runs."""

    clients: Clients
    runner: Runner
    scratch: Scratch
    logs: LogStorage
    machines: Machines

    def stop(self, grace: float) -> None:
        """Abandon what runs, waiting at most `grace` seconds for it, and remove the scratch directory."""
        self.runner.stop(grace)
        self.logs.stop()
        self.machines.stop()
        self.scratch.remove()


def start(
    *,
    worker_group: str,
    hostname: str,
    scratch: Path,
    endpoint: str | None = None,
    region: str | None = None,
    threads: int = 2,
    progress_interval: float,
    log_interval: float,
    machines: Path | None = None,
    databases: Path | None = None,
    once: bool = False,
) -> Worker:
    """Start a worker in threads of this process; no endpoint means AWS itself.

    Args:
        worker_group: whose tasks to run.
        hostname: how the worker calls itself.
        scratch: where attempts work.
        endpoint: the local cloud's address.
        region: that of the service.
        threads: tasks at a time.
        progress_interval: seconds between two reports.
        log_interval: seconds after which logs that have grown are stored, while attempts run.
        machines: where machines of resources are, also after this worker's end; below `scratch`, if nowhere else.
        databases: local_databases.yaml, which is read when a task needs a database.
        once: let each thread take one task only.
    """
    clients = Clients(endpoint, region)
    space = Scratch(scratch)
    logs = LogStorage(clients, log_interval)
    hosts = Machines(machines or space.path / "machines", partial(launches_over, clients.tasks), progress_interval)
    attempts = AttemptRunner(EXECUTORS, clients, space, logs, hosts, lambda: datetime.now(UTC), databases)
    options = RunnerOptions(worker_group, hostname, threads, progress_interval, once)
    runner = Runner(clients.tasks, attempts.run, options)
    runner.start()
    # While the first polls wait for a task, load what most tasks need.
    threading.Thread(target=_warm_up, args=(clients,), name="warm-up", daemon=True).start()
    return Worker(clients, runner, space, logs, hosts)


def _warm_up(clients: Clients) -> None:
    processes.warm_up()
    _ = clients.s3
