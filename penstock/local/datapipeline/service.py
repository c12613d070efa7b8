"""The service: one lock, one store, a thread that wakes when something is due, and one that delivers alarms."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from penstock.local.clock import Clock, VirtualClock
from penstock.local.datapipeline.delivery import Delivery
from penstock.local.datapipeline.engine.settling import settle
from penstock.local.datapipeline.engine.states import update_states
from penstock.local.datapipeline.engine.timers import fire
from penstock.local.datapipeline.engine.work import Plans, Work
from penstock.local.datapipeline.notifier import Notifier
from penstock.local.datapipeline.operations import OPERATIONS
from penstock.local.datapipeline.pace import Pace
from penstock.local.datapipeline.store import Store
from penstock.local.errors import ServiceError

LONG_POLL = timedelta(seconds=90)
_TIMERS_AT_ONCE = 100
_PATIENCE = 5.0
"""Seconds to wait for a thread to end; a topic that does not answer must not hold up the end."""

_LOG = logging.getLogger(__name__)


class DataPipelineService:
    """AWS Data Pipeline, in this process.

    Under a real clock `start` runs the engine in a thread of its own. Under a `VirtualClock` nothing moves until the
    caller calls `settle`, `advance` or `run_until_idle`.

    Args:
        store_path: The SQLite file, or `:memory:`. One process at a time may use a file.
        clock: The time.
        pace: How long the service's delays are.
        notify: Where SnsAlarm messages go.
        account: The account id that DescribePipelines shows.
    """

    def __init__(
        self,
        *,
        store_path: Path | Literal[":memory:"],
        clock: Clock,
        pace: Pace,
        notify: Notifier,
        account: str = "123456789012",
    ) -> None:
        self._store = Store(store_path)
        self._plans = Plans(self._store)
        self._clock = clock
        self._pace = pace
        self._account = account
        # One lock; what waits for different things waits apart, so that a change wakes only those whom it concerns.
        lock = threading.Lock()
        self._condition = threading.Condition(lock)
        self._timer_set = threading.Condition(lock)
        self._alarm_added = threading.Condition(lock)
        self._engine_sleeps_until = -math.inf
        self._waiting_polls = 0
        self._delivery = Delivery(self._store, self._alarm_added, clock, notify)
        self._threads: tuple[threading.Thread, ...] = ()
        self._is_closing = False
        with self._store.transaction():
            now = clock.now()
            self._store.attempts.excuse_silence(now.timestamp())
            self._store.timers.postpone("unconfirmed", (now + pace.first_report).timestamp())

    def handle(self, operation: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out an operation of the API, named as in X-Amz-Target after `DataPipeline.`.

        PollForTask waits up to 90 seconds under the real clock.

        Raises:
            ServiceError: The request is refused, or something went wrong within.
        """
        perform = OPERATIONS.get(operation)
        if perform is None:
            raise ServiceError("UnknownOperationException", f"AWS Data Pipeline has no operation '{operation}'")
        until = self._clock.now() + LONG_POLL
        while True:
            with self._condition:
                if self._is_closing:
                    return {} if operation == "PollForTask" else _refuse_closed()
                reply = self._perform(operation, lambda work: perform(work, payload))
                is_waiting = operation == "PollForTask" and not reply and self._clock.now() < until
                if is_waiting and self._wait_for_task(until):
                    continue
            if not self._threads:
                self._delivery.deliver()
            return reply

    def set_status_and_poll(self, status: Mapping[str, Any], poll: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out SetTaskStatus and, when all that follows has happened, PollForTask without waiting.

        Raises:
            ServiceError: One is refused, or something went wrong within; then neither was done.
        """

        def act(work: Work) -> dict[str, Any]:
            OPERATIONS["SetTaskStatus"](work, status)
            settle(work)
            return OPERATIONS["PollForTask"](work, poll)

        return self.carry_out("SetTaskStatus", act)

    def carry_out(self, what: str, act: Callable[[Work], dict[str, Any]]) -> dict[str, Any]:
        """Do what is no operation of the API, in a transaction.

        Raises:
            ServiceError: It is refused, or something went wrong within.
        """
        with self._condition:
            reply = _refuse_closed() if self._is_closing else self._perform(what, act)
        if not self._threads:
            self._delivery.deliver()
        return reply

    def start(self) -> None:
        """Run the engine and the delivery of alarms in threads until `close`."""
        self._threads = (
            threading.Thread(target=self._run, name="datapipeline-engine", daemon=True),
            threading.Thread(target=self._delivery.run, name="datapipeline-alarms", daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """End the engine and all waiting polls, and close the store."""
        with self._condition:
            self._is_closing = True
            self._delivery.end()
            for condition in (self._condition, self._timer_set, self._alarm_added):
                condition.notify_all()
        for thread in self._threads:
            thread.join(_PATIENCE)
        with self._condition:
            self._delivery.store_closed()
            self._store.close()

    def settle(self) -> None:
        """Do all that is due now."""
        while self._fire_due():
            pass
        self._delivery.deliver()

    def next_wake(self) -> datetime | None:
        """Return the time of the next thing to do, or None."""
        with self._condition:
            due = self._store.timers.first_due()
        return None if due is None else datetime.fromtimestamp(due, UTC)

    def advance(self, until: datetime) -> None:
        """Move the virtual clock to a time, stopping wherever something is due.

        Raises:
            TypeError: The clock is not virtual.
        """
        clock = self._virtual_clock()
        self.settle()
        while (due := self.next_wake()) is not None and due <= until:
            clock.move_to(due)
            self.settle()
        clock.move_to(until)

    def run_until_idle(self, until: datetime | None = None) -> None:
        """Move the virtual clock on until a task waits for a worker, nothing more is due, or `until` has come.

        Raises:
            TypeError: The clock is not virtual.
        """
        clock = self._virtual_clock()
        self.settle()
        while not self._has_offered() and (due := self.next_wake()) is not None:
            if until is not None and due > until:
                clock.move_to(until)
                return
            clock.move_to(due)
            self.settle()

    def _virtual_clock(self) -> VirtualClock:
        if not isinstance(self._clock, VirtualClock):
            raise TypeError("only a virtual clock can be moved")
        return self._clock

    def _has_offered(self) -> bool:
        with self._condition:
            return self._store.attempts.has_offered()

    def _run(self) -> None:
        while True:
            while self._fire_due():
                pass
            with self._condition:
                if self._is_closing:
                    return
                due = self._store.timers.first_due()
                if due is None or due > self._clock.now().timestamp():
                    self._engine_sleeps_until = math.inf if due is None else due
                    self._clock.wait(self._timer_set, None if due is None else datetime.fromtimestamp(due, UTC))
                    self._engine_sleeps_until = -math.inf

    def _wait_for_task(self, until: datetime) -> bool:
        self._waiting_polls += 1
        try:
            return self._clock.wait(self._condition, until)
        finally:
            self._waiting_polls -= 1

    def _wake(self) -> None:
        """Wake those whom a change may concern: polls, when there is a task."""
        if self._waiting_polls and self._store.attempts.has_offered():
            self._condition.notify_all()

    def _perform(self, what: str, act: Callable[[Work], dict[str, Any]]) -> dict[str, Any]:
        try:
            return self._transact(act)
        except ServiceError:
            raise
        except Exception as error:
            _LOG.exception("%s failed", what)
            message = f"{what} failed: {type(error).__name__}: {error}"
            raise ServiceError("InternalServiceError", message, 500) from error

    def _transact(self, act: Callable[[Work], dict[str, Any]]) -> dict[str, Any]:
        """Act and let all that follows happen, in one transaction; the caller holds the lock."""
        before, alarms = self._store.changes(), self._store.alarms.added
        with self._store.transaction():
            work = Work(self._store, self._plans, self._pace, self._account, self._clock.now().timestamp())
            result = act(work)
            settle(work)
            update_states(work)
        if self._store.changes() != before:  # else waiting polls would wake each other without end
            self._wake()
            due = self._store.timers.first_due()
            if due is not None and due < self._engine_sleeps_until:
                self._timer_set.notify_all()
            if self._store.alarms.added != alarms:
                self._alarm_added.notify_all()
        return result

    def _fire_due(self) -> bool:
        """Fire some timers that are due; tell whether there were any."""
        with self._condition:
            if self._is_closing:
                return False
            try:
                return self._fire(_TIMERS_AT_ONCE)
            except Exception:  # noqa: BLE001 logged; the engine must live on
                # One of them is at fault; the others must not suffer, and time must not stand still.
                _LOG.exception("a timer failed; firing one at a time")
            return self._fire_one()

    def _fire(self, limit: int) -> bool:
        def act(work: Work) -> dict[str, Any]:
            timers = self._store.timers.take_due(work.now, limit)
            for timer in timers:
                fire(work, timer)
                settle(work)
            return {"fired": len(timers)}

        due = self._store.timers.first_due()
        if due is None or due > self._clock.now().timestamp():
            return False
        return bool(self._transact(act)["fired"])

    def _fire_one(self) -> bool:
        try:
            return self._fire(1)
        except Exception:  # noqa: BLE001 logged; the engine must live on
            _LOG.exception("the timer failed again; it is dropped")
        with self._store.transaction():
            return bool(self._store.timers.take_due(self._clock.now().timestamp(), 1))


def _refuse_closed() -> dict[str, Any]:
    raise ServiceError("InternalServiceError", "the service is shutting down", 503)
