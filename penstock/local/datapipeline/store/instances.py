"""Instances and what they wait for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.machine import Link, Role, User
from penstock.local.datapipeline.statuses import Status
from penstock.local.datapipeline.store.changed_columns import ChangedColumns
from penstock.local.datapipeline.store.rows import ADMITTED, QUEUED, Instance, dump, load

_COLUMNS = (
    "key, pipeline, component, component_id, instance_id, kind, version, owner, start, finish, run_at, created, "
    "status, admission, demands, blocked, attempts, tries, actual_start, actual_end, waiting, notes"
)


_CHANGING = (
    *("status", "admission", "demands", "blocked", "attempts", "tries"),
    *("actual_start", "actual_end", "waiting", "notes", "open"),
)


class Instances:
    """The tables `instances` and `edges`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changed = ChangedColumns(connection, "instances", _CHANGING)

    def next_key(self) -> int:
        """Return the key of the next instance."""
        return int(self._connection.execute("SELECT coalesce(max(key), 0) + 1 FROM instances").fetchone()[0])

    def insert(self, items: Iterable[Instance]) -> None:
        """Add instances."""
        self._connection.executemany(
            f"INSERT INTO instances ({_COLUMNS}, open) VALUES ({', '.join('?' * 23)})",  # noqa: S608 constants
            (_values(item) for item in items),
        )

    def link(self, edges: Iterable[tuple[int, Role, int]]) -> None:
        """Add edges: consumer, role, producer."""
        self._connection.executemany("INSERT OR IGNORE INTO edges VALUES (?, ?, ?)", edges)

    def save(self, item: Instance) -> None:
        """Save what may change."""
        values = (
            item.status, item.admission, item.demands, item.blocked, item.attempts, item.tries, item.actual_start,
            item.actual_end, dump(item.waiting), dump(item.notes), item.is_open,
        )  # fmt: skip
        self._changed.save(item.key, item.stored, values)
        item.stored = values

    def by_key(self, key: int) -> Instance | None:
        """Find by key."""
        return next(self.select("key = ?", key), None)

    def by_id(self, pipeline: int, instance_id: str) -> Instance | None:
        """Find by id."""
        return next(self.select("pipeline = ? AND instance_id = ?", pipeline, instance_id), None)

    def containing(self, component: int, moment: float) -> Instance | None:
        """Find a component's instance whose interval contains a time."""
        found = next(self.select("component = ? AND start <= ? ORDER BY start DESC LIMIT 1", component, moment), None)
        return found if found is not None and (moment < found.finish or found.start == moment) else None

    def links(self, consumer: int) -> list[tuple[int, Link]]:
        """Return what an instance waits for, in the order of creation."""
        rows = self._connection.execute(
            "SELECT i.key, e.role, i.instance_id, i.status, i.blocked "
            "FROM edges e JOIN instances i ON i.key = e.producer WHERE e.consumer = ? ORDER BY i.key",
            (consumer,),
        )
        return [(row[0], Link(Role(row[1]), row[2], Status(row[3]), bool(row[4]))) for row in rows]

    def users(self, resource: int) -> tuple[User, ...]:
        """Return the instances that run on a resource."""
        rows = self._connection.execute(
            "SELECT i.status, i.demands, i.blocked FROM edges e JOIN instances i ON i.key = e.consumer "
            "WHERE e.producer = ? AND e.role = 'runsOn'",
            (resource,),
        )
        return tuple(User(Status(status), bool(demands), bool(blocked)) for status, demands, blocked in rows)

    def first_demanded(self, component: int) -> list[int]:
        """Return the earliest resource of a component that is not started and has an activity ready to run on it."""
        sql = (
            "SELECT i.key FROM instances i WHERE i.component = ? AND i.admission = ? AND i.open = 1 AND EXISTS "
            "(SELECT 1 FROM edges e JOIN instances u ON u.key = e.consumer "
            "WHERE e.producer = i.key AND e.role = 'runsOn' AND u.open = 1 AND u.demands = 1) ORDER BY i.start LIMIT 1"
        )
        return [row[0] for row in self._connection.execute(sql, (component, QUEUED))]

    def consumers(self, producer: int) -> list[int]:
        """Return the instances that wait for one."""
        return [
            row[0] for row in self._connection.execute("SELECT consumer FROM edges WHERE producer = ?", (producer,))
        ]

    def producers(self, consumer: int, role: Role) -> list[int]:
        """Return the instances that one waits for in a role."""
        sql = "SELECT producer FROM edges WHERE consumer = ? AND role = ?"
        return [row[0] for row in self._connection.execute(sql, (consumer, role))]

    def active(self, component: int) -> int:
        """Count the instances that hold an active place of a component."""
        sql = "SELECT count(*) FROM instances WHERE component = ? AND admission = ? AND open = 1"
        return int(self._connection.execute(sql, (component, ADMITTED)).fetchone()[0])

    def active_before(self, component: int, start: float) -> int:
        """Count the instances of earlier intervals that hold an active place of a component."""
        sql = "SELECT count(*) FROM instances WHERE component = ? AND admission = ? AND open = 1 AND start < ?"
        return int(self._connection.execute(sql, (component, ADMITTED, start)).fetchone()[0])

    def active_ids(self, component: int) -> list[str]:
        """Return the ids of the instances that hold an active place, or are under way without one."""
        sql = (
            "SELECT instance_id FROM instances WHERE component = ? AND open = 1 "
            "AND (admission = ? OR status != 'WAITING_ON_DEPENDENCIES') ORDER BY start, key"
        )
        return [row[0] for row in self._connection.execute(sql, (component, ADMITTED))]

    def last_created(self, component: int) -> float | None:
        """Return the time at which the latest instance of a component was created, leaving out what was skipped."""
        sql = "SELECT created FROM instances WHERE component = ? AND status != 'SKIPPED' ORDER BY start DESC LIMIT 1"
        row = self._connection.execute(sql, (component,)).fetchone()
        return None if row is None else float(row[0])

    def queued(self, component: int, now: float, limit: int) -> list[Instance]:
        """Return the earliest instances that are due and have no active place yet."""
        where = "component = ? AND admission = ? AND open = 1 AND run_at <= ? ORDER BY start LIMIT ?"
        return list(self.select(where, component, QUEUED, now, limit))

    def next_due(self, component: int, now: float) -> float | None:
        """Return the first time to come at which an instance that exists already is due."""
        sql = "SELECT min(run_at) FROM instances WHERE component = ? AND admission = ? AND open = 1 AND run_at > ?"
        found = self._connection.execute(sql, (component, QUEUED, now)).fetchone()[0]
        return None if found is None else float(found)

    def open(self, pipeline: int) -> list[Instance]:
        """Return the instances of a pipeline that are not terminal."""
        return list(self.select("pipeline = ? AND open = 1 ORDER BY key", pipeline))

    def has_open(self, pipeline: int) -> bool:
        """Tell whether any instance is not terminal."""
        sql = "SELECT 1 FROM instances WHERE pipeline = ? AND open = 1 LIMIT 1"
        return self._connection.execute(sql, (pipeline,)).fetchone() is not None

    def has_status(self, pipeline: int, statuses: Iterable[Status]) -> bool:
        """Tell whether any instance has one of these statuses."""
        sql = "SELECT 1 FROM instances WHERE pipeline = ? AND status = ? LIMIT 1"
        return any(self._connection.execute(sql, (pipeline, status)).fetchone() for status in statuses)

    def open_starts(self, pipeline: int) -> int:
        """Count the executions (distinct starts) that still have an instance that is not terminal."""
        sql = "SELECT count(DISTINCT start) FROM instances WHERE pipeline = ? AND open = 1"
        return int(self._connection.execute(sql, (pipeline,)).fetchone()[0])

    def select(self, where: str, *values: Any) -> Iterator[Instance]:
        """Load the instances that a condition holds for; the condition is a constant of the caller."""
        for row in self._connection.execute(f"SELECT {_COLUMNS} FROM instances WHERE {where}", values).fetchall():  # noqa: S608
            columns = list(row)
            columns[5], columns[12] = Kind(row[5]), Status(row[12])
            columns[14:16] = bool(row[14]), bool(row[15])
            columns[20:22] = load(row[20]), load(row[21])
            instance = Instance(*columns)
            instance.stored = (*row[12:], instance.is_open)
            yield instance


def _values(item: Instance) -> tuple[object, ...]:
    return (
        item.key, item.pipeline, item.component, item.component_id, item.instance_id, item.kind, item.version,
        item.owner, item.start, item.finish, item.run_at, item.created, item.status, item.admission, item.demands,
        item.blocked, item.attempts, item.tries, item.actual_start, item.actual_end, dump(item.waiting),
        dump(item.notes), item.is_open,
    )  # fmt: skip
