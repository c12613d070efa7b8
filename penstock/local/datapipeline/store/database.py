"""The database: one connection, one writer, transactions."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from penstock.local.datapipeline.store.alarms import Alarms
from penstock.local.datapipeline.store.attempts import Attempts
from penstock.local.datapipeline.store.components import Components
from penstock.local.datapipeline.store.instances import Instances
from penstock.local.datapipeline.store.pipelines import Pipelines
from penstock.local.datapipeline.store.schema import SCHEMA, SCHEMA_VERSION
from penstock.local.datapipeline.store.timers import Timers

_TABLES_OF_PIPELINE = ("attempts", "instances", "components", "schedules", "timers", "definitions", "alarms")


def is_current(path: Path) -> bool:
    """Tell whether a file is a store of this version."""
    if not path.exists():
        return False
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION)


class Store:
    """All tables over one connection, which the caller guards with one lock.

    Args:
        path: The database file, or `:memory:`.

    Raises:
        ValueError: The file was written by another version.
    """

    def __init__(self, path: Path | str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
        # In WAL mode NORMAL loses nothing when the process is killed; only a power cut may take the last commits.
        # A commit writes each page that it changes, a dozen, in which it changes little: small pages halve its time.
        # The disk is waited for only when the log is moved into the file: less often than by default, every 40 MB.
        pragmas = (
            *("page_size = 1024", "journal_mode = WAL", "synchronous = NORMAL"),
            *("temp_store = MEMORY", "wal_autocheckpoint = 40000"),
        )
        for pragma in pragmas:
            self._connection.execute(f"PRAGMA {pragma}")
        self._create(path)
        self.pipelines = Pipelines(self._connection)
        self.components = Components(self._connection)
        self.instances = Instances(self._connection)
        self.attempts = Attempts(self._connection)
        self.timers = Timers(self._connection)
        self.alarms = Alarms(self._connection)

    def _create(self, path: Path | str) -> None:
        found = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if found == SCHEMA_VERSION:
            return
        if found:
            self._connection.close()
            raise ValueError(f"{path} has store version {found}, this is version {SCHEMA_VERSION}; delete the file")
        self._connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is done inside, or none of it."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def query(self, sql: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        """Run a query of the caller's making."""
        return self._connection.execute(sql, values).fetchall()

    def forget(self, pipeline: int) -> None:
        """Delete all that belongs to a pipeline, but the record that it existed."""
        self._connection.execute(
            "DELETE FROM edges WHERE consumer IN (SELECT key FROM instances WHERE pipeline = ?)", (pipeline,)
        )
        for table in _TABLES_OF_PIPELINE:
            self._connection.execute(f"DELETE FROM {table} WHERE pipeline = ?", (pipeline,))  # noqa: S608 constants

    def changes(self) -> int:
        """Count the rows that were changed since the store was opened."""
        return self._connection.total_changes

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
