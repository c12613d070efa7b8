"""A connection beside a statement's own, whose errors leave the transaction as it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from duckdb import DuckDBPyConnection

from penstock.warehouse.errors import CancelledError

_EVERY = 0.05  # seconds


@contextmanager
def beside(connection: DuckDBPyConnection, check_cancelled: Callable[[], None]) -> Iterator[DuckDBPyConnection]:
    """Open a connection for as long as the block; what runs on it is interrupted when the statement is cancelled.

    Args:
        connection: the statement's own.
        check_cancelled: raises CancelledError once the statement is cancelled.

    Raises:
        CancelledError: at the end of the block, where the statement was cancelled meanwhile.
    """
    ended = threading.Event()
    with connection.cursor() as opened:
        watching = threading.Thread(target=_watch, args=(opened, check_cancelled, ended), daemon=True)
        watching.start()
        try:
            yield opened
        finally:
            ended.set()
            watching.join()
    check_cancelled()


def _watch(opened: DuckDBPyConnection, check_cancelled: Callable[[], None], ended: threading.Event) -> None:
    while not ended.wait(_EVERY):
        try:
            check_cancelled()
        except CancelledError:
            # An interrupt that falls between two queries is lost, hence again and again.
            opened.interrupt()
