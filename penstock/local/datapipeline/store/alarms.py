"""Alarms: recorded in the transaction of their cause, then delivered.

A message is delivered once while the process lives. When it dies between delivery and the record of it, the message
is delivered again: for an alarm, twice is better than never.
"""

from __future__ import annotations

import sqlite3

from penstock.local.datapipeline.store.rows import Alarm


class Alarms:
    """The table `alarms`; `added` counts what was recorded since the store was opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.added = 0

    def add(self, pipeline: int, instance_id: str, action_id: str, message: tuple[str, str, str], now: float) -> None:
        """Record a message: topic ARN, subject, body."""
        self.added += 1
        self._connection.execute(
            "INSERT INTO alarms (pipeline, instance_id, action_id, topic_arn, subject, message, created) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (pipeline, instance_id, action_id, *message, now),
        )

    def waiting(self) -> list[Alarm]:
        """Return what is not delivered yet."""
        sql = "SELECT seq, topic_arn, subject, message FROM alarms WHERE delivered IS NULL ORDER BY seq"
        return [Alarm(*row) for row in self._connection.execute(sql)]

    def delivered(self, seq: int, now: float, failure: str | None) -> None:
        """Record the delivery, or why it failed; a failed one is not tried again."""
        self._connection.execute("UPDATE alarms SET delivered = ?, failure = ? WHERE seq = ?", (now, failure, seq))
