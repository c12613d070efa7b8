"""What is remembered of components and of schedules."""

from __future__ import annotations

import sqlite3
from typing import Any

from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.store.changed_columns import ChangedColumns
from penstock.local.datapipeline.store.rows import ComponentState

_CHANGING = ("paused", "health", "health_from", "health_time", "latest_run", "latest_completed")


class Components:
    """The tables `components` and `schedules`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changed = ChangedColumns(connection, "components", _CHANGING)

    def ensure(self, pipeline: int, component_id: str, kind: Kind) -> ComponentState:
        """Return the state of a component, made on first sight."""
        found = self.find(pipeline, component_id)
        if found is not None:
            return found
        key = self._connection.execute(
            "INSERT INTO components (pipeline, component_id, kind, paused) VALUES (?, ?, ?, 0)",
            (pipeline, component_id, kind),
        ).lastrowid
        return ComponentState(int(key or 0), pipeline, component_id, kind)

    def find(self, pipeline: int, component_id: str) -> ComponentState | None:
        """Find the state of a component."""
        row = self._connection.execute(
            "SELECT * FROM components WHERE pipeline = ? AND component_id = ?", (pipeline, component_id)
        ).fetchone()
        return _component(row) if row else None

    def by_key(self, key: int) -> ComponentState:
        """Return the state of a component that is known to exist."""
        return _component(self._connection.execute("SELECT * FROM components WHERE key = ?", (key,)).fetchone())

    def all(self, pipeline: int) -> list[ComponentState]:
        """Return all of a pipeline."""
        return [
            _component(row)
            for row in self._connection.execute("SELECT * FROM components WHERE pipeline = ?", (pipeline,))
        ]

    def save(self, item: ComponentState) -> None:
        """Save what may change."""
        values = (
            item.paused, item.health, item.health_from, item.health_time, item.latest_run, item.latest_completed,
        )  # fmt: skip
        self._changed.save(item.key, item.stored, values)
        item.stored = values

    def activate_schedule(self, pipeline: int, schedule_id: str, now: float) -> None:
        """Remember the first activation of a schedule."""
        self._connection.execute(
            "INSERT INTO schedules VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING", (pipeline, schedule_id, now)
        )

    def schedule(self, pipeline: int, schedule_id: str) -> tuple[float, int] | None:
        """Return the first activation of a schedule and the index of its next interval."""
        row = self._connection.execute(
            "SELECT first_activation, next_index FROM schedules WHERE pipeline = ? AND schedule_id = ?",
            (pipeline, schedule_id),
        ).fetchone()
        return (row[0], row[1]) if row else None

    def advance_schedule(self, pipeline: int, schedule_id: str, next_index: int) -> None:
        """Remember the next interval to create."""
        self._connection.execute(
            "UPDATE schedules SET next_index = ? WHERE pipeline = ? AND schedule_id = ?",
            (next_index, pipeline, schedule_id),
        )


def _component(row: tuple[Any, ...]) -> ComponentState:
    columns = list(row)
    columns[3], columns[4] = Kind(row[3]), bool(row[4])
    state = ComponentState(*columns)
    state.stored = row[4:]
    return state
