"""One attempt: a scratch directory, an executor, a log, an outcome."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Protocol

from botocore.exceptions import ClientError

from penstock.worker.attempt_log import AttemptLog
from penstock.worker.cancellation import Cancellation
from penstock.worker.clients import Clients
from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.log_storage import LogStorage
from penstock.worker.machines import Machine, Machines
from penstock.worker.outcome import Outcome, failed
from penstock.worker.retry import error_code
from penstock.worker.scratch import LOG, Scratch
from penstock.worker.task import Task, described


@dataclass(frozen=True, slots=True)
class Attempt:
    """What an executor works with.

    `confirm` asks the service whether the task is still ours, and raises TaskCancelled if not: for just before a step
    that cannot be undone. `databases` is local_databases.yaml, where the worker was given one.
    `machine` is that of the resource that it runs on, if it does on one.
    """

    task: Task
    clients: Clients
    scratch: Path
    log: AttemptLog
    cancellation: Cancellation
    confirm: Callable[[], None]
    databases: Path | None = None
    machine: Machine | None = None


class Executor(Protocol):
    """Runs the attempts of one object type."""

    object_type: ClassVar[str]

    def run(self, attempt: Attempt) -> Outcome:
        """Do the work, to its end.

        Raises:
            TaskFailed: it cannot be done.
            TaskCancelled: it is to be stopped.
        """


@dataclass(frozen=True, slots=True)
class AttemptRunner:
    """Runs tasks with the executor for their type."""

    executors: Sequence[Executor]
    clients: Clients
    scratch: Scratch
    logs: LogStorage
    machines: Machines
    now: Callable[[], datetime]
    databases: Path | None = None

    def run(self, task: Task, cancellation: Cancellation, confirm: Callable[[], None]) -> Outcome | None:
        """The outcome of a task, or None if it was cancelled; never an exception of the task's own."""
        with self.scratch.directory() as directory, self.machines.using(task) as machine:
            log = AttemptLog(directory / LOG, self.now)
            attempt = Attempt(task, self.clients, directory, log, cancellation, confirm, self.databases, machine)
            with self.logs.following(log, task):
                outcome = self._outcome(attempt)
                if outcome is None:
                    log.write("cancelled")
                elif outcome.status == "FAILED":
                    log.write(f"FAILED {outcome.error_id}: {outcome.message}")
                    log.write(outcome.stack_trace or "")
        return outcome

    def _outcome(self, attempt: Attempt) -> Outcome | None:
        try:
            return self._executor(attempt.task).run(attempt)
        except TaskCancelled:
            return None
        except TaskFailed as error:
            # Stopping work makes it fail, too; what counts is that it was stopped.
            return None if attempt.cancellation.requested else failed(error.error_id, str(error))
        except ClientError as error:
            return failed(error_code(error), str(error), traceback.format_exc())
        except Exception as error:  # noqa: BLE001 - a task must never end the worker
            message = f"unexpected {type(error).__name__} in {attempt.task.attempt_id}: {error}"
            return failed("UnexpectedError", message, traceback.format_exc())

    def _executor(self, task: Task) -> Executor:
        for executor in self.executors:
            if executor.object_type == task.activity.type:
                return executor
        known = ", ".join(sorted(executor.object_type for executor in self.executors))
        raise TaskFailed(
            "NotSupported", f"{described(task.activity)} cannot be run here; this task runner can run: {known}"
        )
