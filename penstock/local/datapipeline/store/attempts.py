"""Attempts, and the queue of those that wait for a worker."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from penstock.local.datapipeline.names import attempt_id
from penstock.local.datapipeline.statuses import Status
from penstock.local.datapipeline.store.changed_columns import ChangedColumns
from penstock.local.datapipeline.store.rows import Attempt, Instance, dump, load

_COLUMNS = (
    "key, pipeline, instance, number, attempt_id, status, worker_group, offered, claims, task_id, actual_start, "
    "actual_end, last_report, hostname, reported, notes"
)
_CHANGING = (
    *("status", "offered", "claims", "task_id", "actual_start"),
    *("actual_end", "last_report", "hostname", "reported", "notes"),
)
_NOT_PAUSED = (
    "NOT EXISTS (SELECT 1 FROM instances i JOIN components c ON c.key = i.component "
    "WHERE i.key = attempts.instance AND c.paused = 1)"
)


class Attempts:
    """The table `attempts`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changed = ChangedColumns(connection, "attempts", _CHANGING)

    def add(self, instance: Instance, status: Status, worker_group: str | None, *, offered: bool) -> Attempt:
        """Add the attempt that the instance has just counted."""
        name = attempt_id(instance.instance_id, instance.attempts)
        key = self._connection.execute(
            "INSERT INTO attempts "
            "(pipeline, instance, number, attempt_id, status, worker_group, offered, claims, notes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 0, '{}')",
            (instance.pipeline, instance.key, instance.attempts, name, status, worker_group, offered),
        ).lastrowid
        return Attempt(
            int(key or 0), instance.pipeline, instance.key, instance.attempts, name, status, worker_group, offered
        )

    def save(self, item: Attempt) -> None:
        """Save what may change."""
        values = _changing(item)
        self._changed.save(item.key, item.stored, values)
        item.stored = values

    def current(self, instance: Instance) -> Attempt | None:
        """Return an instance's last attempt."""
        return self.numbered(instance.key, instance.attempts)

    def numbered(self, instance: int, number: int) -> Attempt | None:
        """Find an attempt by its number."""
        return next(self.select("instance = ? AND number = ?", instance, number), None)

    def by_task(self, task_id: str) -> Attempt | None:
        """Find the attempt that a task is."""
        return next(self.select("task_id = ?", task_id), None)

    def by_id(self, pipeline: int, name: str) -> Attempt | None:
        """Find by id."""
        return next(self.select("pipeline = ? AND attempt_id = ?", pipeline, name), None)

    def first_offered(self, worker_group: str) -> Attempt | None:
        """Return the task that a worker group has waited for longest; those of paused components wait on."""
        where = f"worker_group = ? AND offered = 1 AND {_NOT_PAUSED} ORDER BY key LIMIT 1"
        return next(self.select(where, worker_group), None)

    def has_offered(self) -> bool:
        """Tell whether any task waits for a worker."""
        sql = f"SELECT 1 FROM attempts WHERE offered = 1 AND worker_group IS NOT NULL AND {_NOT_PAUSED} LIMIT 1"  # noqa: S608 constants
        return self._connection.execute(sql).fetchone() is not None

    def offered_groups(self) -> frozenset[str]:
        """Return the worker groups for which a task waits."""
        where = f"offered = 1 AND worker_group IS NOT NULL AND {_NOT_PAUSED}"
        rows = self._connection.execute(f"SELECT DISTINCT worker_group FROM attempts WHERE {where}")  # noqa: S608 constants
        return frozenset(row[0] for row in rows)

    def running_tasks(self) -> frozenset[str]:
        """Return the ids of the tasks that workers have."""
        sql = "SELECT task_id FROM attempts WHERE status = 'RUNNING' AND task_id IS NOT NULL"
        return frozenset(row[0] for row in self._connection.execute(sql))

    def excuse_silence(self, now: float) -> None:
        """Take all running attempts as just reported: while the service was away, workers could not report.

        Those that nobody has reported on yet stay so: their worker may never have got the task.
        """
        sql = "UPDATE attempts SET last_report = ? WHERE status = 'RUNNING' AND last_report IS NOT NULL"
        self._connection.execute(sql, (now,))

    def select(self, where: str, *values: Any) -> Iterator[Attempt]:
        """Load the attempts that a condition holds for; the condition is a constant of the caller."""
        for row in self._connection.execute(f"SELECT {_COLUMNS} FROM attempts WHERE {where}", values).fetchall():  # noqa: S608
            columns = list(row)
            columns[5], columns[7], columns[15] = Status(row[5]), bool(row[7]), load(row[15])
            attempt = Attempt(*columns)
            attempt.stored = (row[5], *row[7:])
            yield attempt


def _changing(item: Attempt) -> tuple[object, ...]:
    return (
        item.status, item.offered, item.claims, item.task_id, item.actual_start, item.actual_end, item.last_report,
        item.hostname, item.reported, dump(item.notes),
    )  # fmt: skip
