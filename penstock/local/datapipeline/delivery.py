"""Delivery of recorded alarms, outside of the service's lock: a topic that is slow must not hold up a schedule."""

from __future__ import annotations

import logging
import threading

from penstock.local.clock import Clock
from penstock.local.datapipeline.notifier import Notifier
from penstock.local.datapipeline.store import Store

_LOG = logging.getLogger(__name__)


class Delivery:
    """Publishes what the store has recorded, in order.

    Args:
        store: The store.
        condition: Of the lock that guards the store; notified when an alarm was recorded.
        clock: The time.
        notifier: Where messages go.
    """

    def __init__(self, store: Store, condition: threading.Condition, clock: Clock, notifier: Notifier) -> None:
        self._store = store
        self._condition = condition
        self._clock = clock
        self._notifier = notifier
        self._turn = threading.Lock()
        self._is_ending = False
        self._is_over = False

    def deliver(self) -> None:
        """Publish all that waits."""
        with self._turn:
            with self._condition:
                waiting = [] if self._is_over else self._store.alarms.waiting()
            for alarm in waiting:
                if self._is_ending:
                    return
                failure = self._publish(alarm.topic_arn, alarm.subject, alarm.message)
                with self._condition:
                    if self._is_over:
                        return
                    with self._store.transaction():
                        self._store.alarms.delivered(alarm.seq, self._clock.now().timestamp(), failure)

    def run(self) -> None:
        """Publish whenever something is recorded, until `end`."""
        while True:
            self.deliver()
            with self._condition:
                if self._is_ending:
                    return
                if not self._store.alarms.waiting():
                    self._clock.wait(self._condition, None)

    def end(self) -> None:
        """Have `run` end after the message that it is at; the caller holds the lock."""
        self._is_ending = True

    def store_closed(self) -> None:
        """Record nothing any more; the caller holds the lock."""
        self._is_over = True

    def _publish(self, topic_arn: str, subject: str, message: str) -> str | None:
        try:
            self._notifier.publish(topic_arn, subject, message)
        except Exception as error:  # noqa: BLE001 recorded with the alarm
            _LOG.exception("an alarm could not be published to %s", topic_arn)
            return f"{type(error).__name__}: {error}"
        return None
