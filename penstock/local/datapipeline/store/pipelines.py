"""Pipelines and the versions of their definitions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from penstock.definition.api_form import from_api, to_api
from penstock.definition.wire import WireDefinition
from penstock.local.datapipeline.statuses import PipelineState
from penstock.local.datapipeline.store.rows import Pipeline, dump, load

_COLUMNS = (
    "key, id, name, unique_id, description, tags, state, created, first_activation, last_activation, "
    "last_deactivation, latest_version, active_version, skip_before, deleted"
)


class Pipelines:
    """The tables `pipelines` and `definitions`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def next_key(self) -> int:
        """Return the number of the next pipeline; deleted ones keep theirs."""
        return int(self._connection.execute("SELECT coalesce(max(key), 0) + 1 FROM pipelines").fetchone()[0])

    def insert(self, item: Pipeline) -> None:
        """Add a pipeline."""
        self._connection.execute(f"INSERT INTO pipelines ({_COLUMNS}) VALUES ({', '.join('?' * 15)})", _values(item))  # noqa: S608 constants

    def save(self, item: Pipeline) -> None:
        """Save what may change."""
        self._connection.execute(
            "UPDATE pipelines SET tags = ?, state = ?, first_activation = ?, last_activation = ?, "
            "last_deactivation = ?, latest_version = ?, active_version = ?, skip_before = ?, deleted = ? WHERE key = ?",
            (
                dump(item.tags), item.state, item.first_activation, item.last_activation, item.last_deactivation,
                item.latest_version, item.active_version, item.skip_before, item.deleted, item.key,
            ),
        )  # fmt: skip

    def by_id(self, pipeline_id: str) -> Pipeline | None:
        """Find by id, deleted ones included."""
        return next(self._select("id = ?", pipeline_id), None)

    def by_key(self, key: int) -> Pipeline:
        """Return the pipeline of a key that is known to exist."""
        return next(self._select("key = ?", key))

    def by_name(self, name: str, unique_id: str) -> Pipeline | None:
        """Find a pipeline that is not deleted by what makes CreatePipeline idempotent."""
        return next(self._select("name = ? AND unique_id = ? AND deleted = 0", name, unique_id), None)

    def page(self, after: int, limit: int) -> list[Pipeline]:
        """Return pipelines that are not deleted, in the order of creation."""
        return list(self._select("key > ? AND deleted = 0 ORDER BY key LIMIT ?", after, limit))

    def count(self) -> int:
        """Count those that are not deleted."""
        return int(self._connection.execute("SELECT count(*) FROM pipelines WHERE deleted = 0").fetchone()[0])

    def add_version(self, item: Pipeline, definition: WireDefinition, *, errored: bool) -> None:
        """Save a definition as the latest version."""
        item.latest_version += 1
        self._connection.execute(
            "INSERT INTO definitions VALUES (?, ?, ?, ?)",
            (item.key, item.latest_version, json.dumps(to_api(definition)), errored),
        )
        self.save(item)

    def version(self, key: int, version: int) -> tuple[WireDefinition, bool]:
        """Return a definition and whether it has errors; version 0 is the empty one."""
        found = self._connection.execute(
            "SELECT body, errored FROM definitions WHERE pipeline = ? AND version = ?", (key, version)
        ).fetchone()
        return (from_api(json.loads(found[0])), bool(found[1])) if found else (WireDefinition(()), False)

    def _select(self, where: str, *values: Any) -> Iterator[Pipeline]:
        for row in self._connection.execute(f"SELECT {_COLUMNS} FROM pipelines WHERE {where}", values):  # noqa: S608
            columns = list(row)
            columns[5], columns[6], columns[14] = load(row[5]), PipelineState(row[6]), bool(row[14])
            yield Pipeline(*columns)


def _values(item: Pipeline) -> tuple[object, ...]:
    return (
        item.key, item.id, item.name, item.unique_id, item.description, dump(item.tags), item.state, item.created,
        item.first_activation, item.last_activation, item.last_deactivation, item.latest_version, item.active_version,
        item.skip_before, item.deleted,
    )  # fmt: skip
