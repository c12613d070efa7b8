"""What is in moto's S3, on disk as well: a local cloud that was killed finds it again at its next start.

Buckets and the latest version of each object are kept, with content type and metadata. What else S3 knows of them
(earlier versions, policies, tags, uploads that are not complete) is not.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

NAME = "s3.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, region TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS objects (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    modified TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (bucket, key)
);
"""


class KeptObjects:
    """Follows a backend of moto's S3; the caller holds the lock that guards the backend.

    An index in SQLite says what there is, and each object's body is a file. A body is whole before the index names it,
    so that a kill at any moment leaves an object as it was before, or as it is after.

    Args:
        folder: where to keep it, made if missing.
        backend: moto's S3Backend.
    """

    def __init__(self, folder: Path, backend: Any) -> None:
        self._backend = backend
        self._bodies = folder / "s3"
        self._bodies.mkdir(parents=True, exist_ok=True)
        self._index = sqlite3.connect(folder / NAME, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL"):
            self._index.execute(f"PRAGMA {pragma}")
        self._index.executescript(_SCHEMA)
        self._known: dict[str, dict[str, Any]] = {}

    def restore(self) -> None:
        """Give the backend what an earlier life has kept; it must be empty."""
        for bucket, region in self._index.execute("SELECT name, region FROM buckets ORDER BY name").fetchall():
            self._backend.create_bucket(bucket, region)
            self._known[bucket] = {}
        rows = self._index.execute("SELECT number, bucket, key, modified, metadata FROM objects").fetchall()
        for number, bucket, name, modified, metadata in rows:
            body = (self._bodies / str(number)).read_bytes()
            key = self._backend.put_object(bucket, name, body, disable_notification=True)
            key.set_metadata(json.loads(metadata))
            key.last_modified = type(key.last_modified).fromisoformat(modified)
            self._known[bucket][name] = key
        # Bodies that the index does not name (yet, or any more) when the process was killed.
        numbers = {str(row[0]) for row in rows}
        for path in self._bodies.iterdir():
            if path.name not in numbers:
                path.unlink()

    def follow(self, bucket: str | None = None, name: str | None = None) -> None:
        """Keep what has changed: of one object, or of everything."""
        if bucket is not None and name is not None and bucket in self._known and bucket in self._backend.buckets:
            self._follow_object(bucket, name)
            return
        for gone in self._known.keys() - self._backend.buckets.keys():
            for key in tuple(self._known[gone]):
                self._forget(gone, key)
            self._index.execute("DELETE FROM buckets WHERE name = ?", (gone,))
            del self._known[gone]
        for found, content in self._backend.buckets.items():
            if found not in self._known:
                self._index.execute("INSERT INTO buckets VALUES (?, ?)", (found, content.region_name))
                self._known[found] = {}
            for key in {*content.keys, *self._known[found]}:
                self._follow_object(found, key)

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def _follow_object(self, bucket: str, name: str) -> None:
        known = self._known[bucket]
        key = self._backend.buckets[bucket].keys.get(name)
        if key is None or not hasattr(key, "value"):  # a delete marker is an entry, too
            if name in known:
                self._forget(bucket, name)
        elif known.get(name) is not key:
            self._keep(bucket, name, key)

    def _keep(self, bucket: str, name: str, key: Any) -> None:
        self._index.execute("BEGIN IMMEDIATE")
        try:
            earlier = self._number(bucket, name)
            self._index.execute("DELETE FROM objects WHERE number = ?", (earlier,))
            number = self._index.execute(
                "INSERT INTO objects (bucket, key, modified, metadata) VALUES (?, ?, ?, ?)",
                (bucket, name, key.last_modified.isoformat(), json.dumps(dict(key.metadata))),
            ).lastrowid
            (self._bodies / str(number)).write_bytes(key.value)
        except BaseException:
            self._index.execute("ROLLBACK")
            raise
        self._index.execute("COMMIT")
        self._known[bucket][name] = key
        self._remove_body(earlier)

    def _forget(self, bucket: str, name: str) -> None:
        number = self._number(bucket, name)
        self._index.execute("DELETE FROM objects WHERE number = ?", (number,))
        del self._known[bucket][name]
        self._remove_body(number)

    def _number(self, bucket: str, name: str) -> int | None:
        row = self._index.execute("SELECT number FROM objects WHERE bucket = ? AND key = ?", (bucket, name)).fetchone()
        return int(row[0]) if row else None

    def _remove_body(self, number: int | None) -> None:
        if number is not None:
            (self._bodies / str(number)).unlink(missing_ok=True)
