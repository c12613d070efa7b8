"""Saving what has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from penstock.local.datapipeline.store.changed_columns import ChangedColumns


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """A table of one row."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE things (key INTEGER PRIMARY KEY, a TEXT, b INTEGER, c REAL)")
    connection.execute("INSERT INTO things VALUES (1, 'a', 2, NULL), (2, 'other', 0, 0)")
    yield connection
    connection.close()


def test_only_what_differs_is_written(connection: sqlite3.Connection) -> None:
    """A value of which this row knows nothing stays as somebody else has set it."""
    statements: list[str] = []
    changed = ChangedColumns(connection, "things", ("a", "b", "c"))
    connection.execute("UPDATE things SET b = 3 WHERE key = 1")
    connection.set_trace_callback(statements.append)
    changed.save(1, ("a", 2, None), ("a", 2, None))
    assert statements == []
    changed.save(1, ("a", 2, None), ("z", 2, 1.5))
    connection.set_trace_callback(None)
    assert [sql for sql in statements if sql.startswith("UPDATE")] == [
        "UPDATE things SET a = 'z', c = 1.5 WHERE key = 1"
    ]
    assert connection.execute("SELECT * FROM things").fetchall() == [(1, "z", 3, 1.5), (2, "other", 0, 0)]


def test_all_is_written_where_nothing_is_known(connection: sqlite3.Connection) -> None:
    """A row that was not loaded."""
    ChangedColumns(connection, "things", ("a", "b", "c")).save(2, (), (None, 7, 0.5))
    assert connection.execute("SELECT * FROM things WHERE key = 2").fetchone() == (2, None, 7, 0.5)
