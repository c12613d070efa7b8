"""Statements are found by name and token, in this life of the service and in the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from penstock.local.redshift_data import store as module
from penstock.local.redshift_data.model import Outcome, Submission, Target
from penstock.local.redshift_data.store import StatementStore
from penstock.warehouse.warehouse import Warehouse

BEGIN = datetime(2026, 5, 1, tzinfo=UTC)
OBJECTS: Any = None


@contextmanager
def _opened(path: Path) -> Iterator[StatementStore]:
    with Warehouse(path, OBJECTS) as warehouse:
        store = StatementStore(warehouse.connection())
        yield store
        store.close()


def _submission(number: int, name: str | None, token: str | None) -> Submission:
    created = BEGIN + timedelta(seconds=number)
    return Submission(f"id-{number}", ("SELECT 1",), Target("dev"), created, name=name, token=token)


@pytest.mark.parametrize("remembered", [1000, 1])
def test_names_and_tokens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remembered: int) -> None:
    """The latest first, each with its outcome; also those that are no longer remembered, and after a restart."""
    monkeypatch.setattr(module, "_REMEMBERED", remembered)
    path = tmp_path / "warehouse.duckdb"
    given = [_submission(0, "load 1", "a"), _submission(1, None, None), _submission(2, "load 2", "b")]
    given.append(_submission(3, "other", "c"))
    ended = Outcome("FINISHED", BEGIN)
    with _opened(path) as store:
        for item in given:
            store.submit(item)
        store.end("id-0", ended)
        _look(store, given, ended)
    with _opened(path) as store:
        _look(store, given, ended)


def _look(store: StatementStore, given: list[Submission], ended: Outcome) -> None:
    assert store.named("load") == [(given[2], None), (given[0], ended)]
    assert store.named("load 1") == [(given[0], ended)]
    assert store.named("nothing") == []
    assert (store.find_token("b"), store.find_token("z")) == (given[2], None)
    assert [item.id for item, _ in store.all()] == ["id-3", "id-2", "id-1", "id-0"]
