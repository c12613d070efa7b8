"""The service on a clock that jumps: workers really work, and between tasks time goes to whatever is next at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from penstock.local.clock import SharedVirtualClock
from penstock.local.datapipeline.names import LOCAL_WORKER_GROUP
from penstock.local.datapipeline.notifier import Notifier
from penstock.local.datapipeline.operations import OPERATIONS
from penstock.local.datapipeline.pace import Pace
from penstock.local.datapipeline.service import DataPipelineService

_LONG_POLL_SECONDS = 60.0
"""Of the world's time: a worker's own limit is not on the virtual clock."""
_LOST_SECONDS = 30.0
"""Of the world's time; workers of the local cloud report every second."""
_LOOK_SECONDS = 1.0
_EFFECTS = frozenset({"ActivatePipeline", "SetStatus", "SetTaskStatus"})
_OVER = (
    "SELECT max(open = 1 AND blocked = 0) AS waits FROM instances WHERE status != 'SKIPPED' GROUP BY pipeline, start"
)


@dataclass(frozen=True, slots=True)
class Glance:
    """How far it is.

    Attributes:
        now: the time on the virtual clock.
        is_over: whether nothing will happen any more unless a client asks for it, and all alarms are delivered.
        begun: runs that exist.
        over: those of them in which nothing can happen any more.
    """

    now: datetime
    is_over: bool
    begun: int
    over: int


class VirtualTimeService(DataPipelineService):
    """AWS Data Pipeline in this process, for workers and clients of the world, on a virtual clock.

    Time stands still while a task waits for a worker that there is, or is worked on: work takes no time. Otherwise it
    jumps to the next timer. Tasks are handed out only when nothing is due any more. So with one worker that takes one
    task at a time, two runs of the same pipeline are the same, in their order and in all their times.

    A look at a precondition that does not hold is repeated only after something else was done: until then it would not
    hold any better. So what waits in vain does not keep time going for ever.

    Args:
        store_path: The SQLite file, or `:memory:`.
        clock: The time; nobody else may move it.
        pace: How long the service's delays are.
        notify: Where SnsAlarm messages go.
        horizon: No interval that begins later is gone to: schedules without an end would never let time stand.
        lost_after: Seconds of the world after which a worker that is not heard of counts as lost: then time goes on.
        account: The account id that DescribePipelines shows.
    """

    def __init__(
        self,
        *,
        store_path: Path | Literal[":memory:"],
        clock: SharedVirtualClock,
        pace: Pace,
        notify: Notifier,
        horizon: datetime,
        lost_after: float = _LOST_SECONDS,
        account: str = "123456789012",
    ) -> None:
        super().__init__(store_path=store_path, clock=clock, pace=pace, notify=notify, account=account)
        self._virtual = clock
        self._horizon = horizon.timestamp()
        self._lost_after = lost_after
        self._heard: dict[str, float] = {}
        self._groups = {LOCAL_WORKER_GROUP}
        self._last_effect = 0

    def handle(self, operation: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out an operation of the API; PollForTask waits for up to a minute of the world's time.

        Raises:
            ServiceError: The request is refused, or something went wrong within.
        """
        if operation == "PollForTask":
            return self._poll(payload)
        with self._condition:
            if operation == "ReportTaskProgress":
                self._heard[str(payload.get("taskId"))] = time.monotonic()
            elif operation in _EFFECTS and payload.get("taskStatus") != "FALSE" and not self._is_closing:
                self._last_effect = self._store.timers.last_number()
        return super().handle(operation, payload)

    def set_status_and_poll(self, status: Mapping[str, Any], poll: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out SetTaskStatus only: what is due comes before the next task, for which the worker then polls.

        Raises:
            ServiceError: The request is refused, or something went wrong within.
        """
        return self.handle("SetTaskStatus", status)

    def glance(self) -> Glance:
        """Tell how far it is."""
        with self._condition:
            runs = [row[0] for row in self._store.query(_OVER, ())]
            rests = not self._has_due() and not self._is_busy() and self._next() is None
            is_over = rests and not self._store.alarms.waiting()
            return Glance(self._virtual.now(), is_over, len(runs), runs.count(0))

    def _poll(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        deadline = time.monotonic() + _LONG_POLL_SECONDS
        perform = OPERATIONS["PollForTask"]
        with self._condition:
            while not self._is_closing:
                self._groups.add(str(payload.get("workerGroup")))
                # What is due comes first: which task is the next must not depend on how quick a worker is.
                if not self._has_due():
                    reply = self._perform("PollForTask", lambda work: perform(work, payload))
                    if reply:
                        self._heard[reply["taskObject"]["taskId"]] = time.monotonic()
                        return reply
                left = deadline - time.monotonic()
                if left <= 0 or not self._condition.wait(left):
                    break
        return {}

    def _run(self) -> None:
        while True:
            while self._fire_due():
                pass
            with self._condition:
                if self._is_closing:
                    return
                if self._has_due():
                    continue
                if self._is_busy():
                    self._condition.wait(_LOOK_SECONDS)
                elif (due := self._next()) is not None:
                    self._virtual.move_to(datetime.fromtimestamp(due, UTC))
                else:
                    self._condition.wait()

    def _wake(self) -> None:
        self._condition.notify_all()  # the clock waits, too, for any change

    def _has_due(self) -> bool:
        due = self._store.timers.first_due()
        return due is not None and due <= self._virtual.now().timestamp()

    def _is_busy(self) -> bool:
        """Whether a task is worked on, or will be at once."""
        if self._store.attempts.offered_groups() & self._groups:
            return True
        tasks = self._store.attempts.running_tasks()
        self._heard = {task: heard for task, heard in self._heard.items() if task in tasks}
        now = time.monotonic()
        return any(now - self._heard.setdefault(task, now) < self._lost_after for task in tasks)

    def _next(self) -> float | None:
        return self._store.timers.first_but("again", self._last_effect, "create", self._horizon)


class VirtualTimeView:
    """What a client asks about the virtual clock, as `PenstockClock.Glance`: no operation of AWS tells it.

    Args:
        glance: gives the answer.
    """

    def __init__(self, glance: Callable[[], Glance]) -> None:
        self._glance = glance

    def handle(self, operation: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Answer; there is one question only."""
        _ = operation, payload
        found = self._glance()
        now = found.now.strftime("%Y-%m-%dT%H:%M:%S")
        return {"now": now, "isOver": found.is_over, "begun": found.begun, "over": found.over}
