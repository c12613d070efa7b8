"""What is to be done at a time: the engine sleeps until the first."""

from __future__ import annotations

import sqlite3

from penstock.local.datapipeline.store.rows import Timer


class Timers:
    """The table `timers`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, due: float, kind: str, pipeline: int, instance: int | None = None, number: int | None = None) -> None:
        """Set a timer, to the microsecond: that is what a clock, which is moved or waits until then, can show."""
        self._connection.execute(
            "INSERT INTO timers (due, kind, pipeline, instance, number) VALUES (?, ?, ?, ?, ?)",
            (round(due, 6), kind, pipeline, instance, number),
        )

    def first_due(self) -> float | None:
        """Return the time of the first timer."""
        row = self._connection.execute("SELECT due FROM timers ORDER BY due, seq LIMIT 1").fetchone()
        return None if row is None else float(row[0])

    def last_number(self) -> int:
        """Return the number of the timer that was set last; they count up."""
        row = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'timers'").fetchone()
        return 0 if row is None else int(row[0])

    def first_but(self, look: str, until: int, create: str, horizon: float) -> float | None:
        """Return the time of the first timer, leaving out those of two kinds.

        Args:
            look: A kind of which only the timers up to a number count.
            until: That number.
            create: A kind of which only the timers up to a time count.
            horizon: That time.
        """
        sql = "SELECT min(due) FROM timers WHERE (kind != ? OR seq <= ?) AND (kind != ? OR due <= ?)"
        found = self._connection.execute(sql, (look, until, create, horizon)).fetchone()[0]
        return None if found is None else float(found)

    def take_due(self, now: float, limit: int) -> list[Timer]:
        """Remove and return the timers that are due, the earliest first."""
        rows = self._connection.execute(
            "SELECT seq, due, kind, pipeline, instance, number FROM timers WHERE due <= ? ORDER BY due, seq LIMIT ?",
            (now, limit),
        ).fetchall()
        self._connection.executemany("DELETE FROM timers WHERE seq = ?", ((row[0],) for row in rows))
        return [Timer(*row) for row in rows]

    def drop_instance(self, instance: int) -> None:
        """Remove the timers of an instance."""
        self._connection.execute("DELETE FROM timers WHERE instance = ?", (instance,))

    def drop_attempt(self, instance: int) -> None:
        """Remove the timers of an instance's attempts."""
        self._connection.execute("DELETE FROM timers WHERE instance = ? AND number IS NOT NULL", (instance,))

    def drop_pipeline(self, pipeline: int, kind: str) -> None:
        """Remove a pipeline's timers of a kind."""
        self._connection.execute("DELETE FROM timers WHERE pipeline = ? AND kind = ?", (pipeline, kind))

    def postpone(self, kind: str, least: float) -> None:
        """Have no timer of a kind be due before a time."""
        self._connection.execute("UPDATE timers SET due = ? WHERE kind = ? AND due < ?", (least, kind, least))

    def exists(self, pipeline: int, kind: str) -> bool:
        """Tell whether a pipeline has a timer of a kind."""
        sql = "SELECT 1 FROM timers WHERE pipeline = ? AND kind = ? LIMIT 1"
        return self._connection.execute(sql, (pipeline, kind)).fetchone() is not None
