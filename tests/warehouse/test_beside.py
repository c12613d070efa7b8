"""A connection beside a statement's own."""

from __future__ import annotations

import contextlib
import threading

import duckdb
import pytest

from penstock.warehouse.beside import beside
from penstock.warehouse.errors import CancelledError


def test_its_errors_leave_the_transaction():
    """Which goes on."""
    with duckdb.connect() as connection:
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE t (a INT)")
        with beside(connection, lambda: None) as other, pytest.raises(duckdb.Error):
            other.execute("SELECT error('no')").fetchall()
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)


def test_is_cancelled_with_the_statement():
    """A query that would take for ever ends, and the statement with it."""
    cancelled = threading.Event()

    def check_cancelled():
        if cancelled.is_set():
            raise CancelledError

    def count():
        with beside(connection, check_cancelled) as other, contextlib.suppress(duckdb.Error):
            other.execute("SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range > b.range")

    threading.Timer(0.2, cancelled.set).start()
    with duckdb.connect() as connection, pytest.raises(CancelledError):
        count()
