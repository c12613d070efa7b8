"""The warehouse: a DuckDB file that speaks Redshift."""

from __future__ import annotations

import itertools
import os
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import duckdb
from duckdb import DuckDBPyConnection

from penstock.warehouse.journal import Journal
from penstock.warehouse.object_store import ObjectStore
from penstock.warehouse.search_path import set_search_path
from penstock.warehouse.session import Services, Session
from penstock.warehouse.system import PUBLIC, create_system_tables
from penstock.warehouse.system_views.base import DATABASE_VARIABLE
from penstock.warehouse.tables import literal

MEMORY_LIMIT = "512MB"
"""For DuckDB, which spills what takes more to disk: so a COPY of 4 GB takes no more than one of 1 GB."""
MOST_THREADS = 4
"""Each has buffers of its own, which must fit in there, too."""


def _now() -> datetime:
    return datetime.now(UTC)


class Warehouse:
    """A warehouse in the file `path`, which COPY fills from `objects`.

    One process may open a file once; its sessions are connections to the same DuckDB instance. Readers never wait,
    writers wait for one another.
    """

    def __init__(self, path: Path, objects: ObjectStore, *, clock: Callable[[], datetime] = _now) -> None:
        self._root = duckdb.connect(
            str(path),
            config={
                "autoinstall_known_extensions": False,
                "memory_limit": MEMORY_LIMIT,
                "threads": min(MOST_THREADS, os.cpu_count() or 1),
            },
        )
        # The file is ours alone now, and so is what a process that died has left beside it.
        self._scratch = path.absolute().with_name(f"{path.name}.scratch")
        shutil.rmtree(self._scratch, ignore_errors=True)
        self._scratch.mkdir()
        self._root.execute(f"SET temp_directory = {literal(str(self._scratch / 'spill'))}")
        # SQL reaches no file but those that COPY has put into the scratch folder; the order of the settings matters.
        self._root.execute(f"SET allowed_directories = [{literal(str(self._scratch))}]")
        self._root.execute("SET enable_external_access = false")
        # What every connection takes over, so that none has to set it.
        for setting in ("python_enable_replacements = false", "TimeZone = 'UTC'", "integer_division = true"):
            self._root.execute(f"SET GLOBAL {setting}")
        create_system_tables(self._root)
        self._services = Services(objects, Journal(self._root.cursor()), self._scratch, threading.Lock(), clock)
        self._pids = itertools.count(1000)

    def session(self, *, database: str, user: str) -> Session:
        """Open a session; close it when done."""
        connection = self.connection()
        # The system views tell it.
        connection.execute(f"SET VARIABLE {DATABASE_VARIABLE} = {literal(database)}")
        return Session(connection, self._services, database=database, user=user, pid=next(self._pids))

    def connection(self) -> DuckDBPyConnection:
        """Open a plain DuckDB connection, for the services around the warehouse to keep their own tables."""
        connection = self._root.cursor()
        set_search_path(connection, (PUBLIC,))
        return connection

    def close(self) -> None:
        """Close the file and remove the scratch folder."""
        self._root.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
