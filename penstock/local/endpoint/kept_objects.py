"""What is in moto's S3, in an index on disk: a local cloud that was killed finds it again at its next start.

Buckets and the latest version of each object are kept, with content type and metadata. What else S3 knows of them
(earlier versions, policies, tags, uploads that are not complete) is not.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from penstock.local.endpoint.bodies.body import Body, BodyFile, Piece
from penstock.local.endpoint.bodies.store import BodyStore

NAME = "objects.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, region TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL,
    key TEXT NOT NULL,
    modified TEXT NOT NULL,
    metadata TEXT NOT NULL,
    etag TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (bucket, key)
) WITHOUT ROWID;
"""


class KeptObjects:
    """Follows a backend of moto's S3; the caller holds the lock that guards the backend.

    An index in SQLite says what there is, and which pieces of which files are its body. They are written before the
    index names them, and removed when it does no longer, so that a kill at any moment leaves an object as it was
    before, or as it is after.

    Args:
        folder: where to keep the index.
        backend: moto's S3Backend.
        store: has the bodies.
    """

    def __init__(self, folder: Path, backend: Any, store: BodyStore) -> None:
        self._backend = backend
        self._store = store
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
        files: dict[str, BodyFile] = {}
        for bucket, name, modified, metadata, etag, pieces in self._index.execute("SELECT * FROM objects").fetchall():
            body = Body(self._piece(files, *piece) for piece in json.loads(pieces))
            key = self._backend.put_object(bucket, name, body, etag=etag, disable_notification=True)
            key.set_metadata(json.loads(metadata))
            key.last_modified = type(key.last_modified).fromisoformat(modified)
            self._known[bucket][name] = key
        # Bodies that the index does not name (yet, or any more) when the process was killed.
        self._store.remove_others(files.keys())

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
        """Close the index, and leave all files."""
        self._store.close()
        self._index.close()

    def _piece(self, files: dict[str, BodyFile], name: str, start: int, length: int) -> Piece:
        if name not in files:
            files[name] = self._store.file(name)
        return Piece(files[name], start, length)

    def _follow_object(self, bucket: str, name: str) -> None:
        known = self._known[bucket]
        key = self._backend.buckets[bucket].keys.get(name)
        if key is None or not hasattr(key, "body"):  # a delete marker is an entry, too
            if name in known:
                self._forget(bucket, name)
        elif known.get(name) is not key:
            self._keep(bucket, name, key)

    def _keep(self, bucket: str, name: str, key: Any) -> None:
        pieces = [(piece.file.path.name, piece.start, piece.length) for piece in key.body.pieces]
        metadata, etag = json.dumps(dict(key.metadata)), key.etag.strip('"')
        row = (bucket, name, key.last_modified.isoformat(), metadata, etag, json.dumps(pieces))
        self._index.execute("INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?)", row)
        # The earlier key has held its files until now.
        self._known[bucket][name] = key

    def _forget(self, bucket: str, name: str) -> None:
        self._index.execute("DELETE FROM objects WHERE bucket = ? AND key = ?", (bucket, name))
        del self._known[bucket][name]
