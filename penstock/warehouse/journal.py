"""What the system tables say: every statement, and every row that a COPY refused.

A statement that succeeds is noted in its own transaction. What failed is noted through a connection of the journal's,
so that a rollback leaves it: Redshift's STL tables keep what a rolled back load found.
"""

# ruff: noqa: S608 (what is put into SQL are our own names, or names quoted by `TableName.sql`)

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from penstock.warehouse.system import CATALOG, last_query

_SHOWN = '"stl_load_errors of the session"'


@dataclass(frozen=True, slots=True)
class QueryNote:
    """One row of stl_query."""

    query: int
    database: str
    text: str
    pid: int
    started: datetime
    ended: datetime
    aborted: bool
    label: str = "default"
    """What SET query_group has set."""
    rows: int = 0
    error: str | None = None


class Journal:
    """Numbers the statements and writes the system tables; safe to share between threads."""

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._last = last_query(connection)

    def next_query(self) -> int:
        """Give a new statement its number."""
        with self._lock:
            self._last += 1
            return self._last

    def note_aborted(self, note: QueryNote) -> None:
        """Note a statement that failed."""
        with self._lock:
            note_query(self._connection, note)

    def note_message(self, query: int, pid: int, moment: datetime, level: str, procedure: str, message: str) -> None:
        """Note what a procedure says with RAISE."""
        with self._lock:
            self._connection.execute(
                f"INSERT INTO {CATALOG}.svl_stored_proc_messages VALUES (100, ?, ?, ?, ?, ?, ?)",
                [pid, query, moment.replace(tzinfo=None), level, procedure, message],
            )

    def note_load_errors(self, select: str) -> int:
        """Append the rows of a query to stl_load_errors, and tell how many they were."""
        with self._lock:
            row = self._connection.execute(f"INSERT INTO {CATALOG}.stl_load_errors {select}").fetchone()
        return int(row[0]) if row else 0

    def first_load_error(self, query: int) -> tuple[str, int, str, str] | None:
        """Give file, line, column and reason of a COPY's first refused row."""
        with self._lock:
            return self._connection.execute(
                f"SELECT filename, line_number, coalesce(colname, ''), err_reason FROM {CATALOG}.stl_load_errors"
                " WHERE query = $query ORDER BY filename, line_number LIMIT 1",
                {"query": query},
            ).fetchone()


def show_load_errors(connection: DuckDBPyConnection, select: str) -> None:
    """Let a session see the rows of a query among those of stl_load_errors at once.

    What the journal notes has its own transaction, of which one that began before sees nothing. A temporary view of the
    same name shows both, and each row once.
    """
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {_SHOWN} AS FROM {CATALOG}.stl_load_errors LIMIT 0")
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW stl_load_errors AS FROM {CATALOG}.stl_load_errors UNION FROM temp.main.{_SHOWN}"
    )
    connection.execute(f"INSERT INTO temp.main.{_SHOWN} {select}")


def note_query(connection: DuckDBPyConnection, note: QueryNote) -> None:
    """Append to stl_query within the connection's own transaction."""
    connection.execute(
        f"INSERT INTO {CATALOG}.stl_query VALUES"
        " (100, $query, $pid, $database, $text, $started, $ended, $aborted, $label, $rows, $error)",
        {
            "query": note.query,
            "pid": note.pid,
            "database": note.database,
            "text": note.text,
            "started": note.started.replace(tzinfo=None),
            "ended": note.ended.replace(tzinfo=None),
            "aborted": int(note.aborted),
            "label": note.label,
            "rows": note.rows,
            "error": note.error,
        },
    )
