"""The store survives: whatever the service was doing when it died, another one goes on."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from penstock.local.datapipeline.store import Store
from penstock.local.errors import ServiceError

AT = "2026-11-24T03:00:00"


def test_the_service_may_die_between_any_two_steps(cloud: Any, clickstream: dict[str, Any]) -> None:
    """It is replaced before and after every call; each task is done once, and the end is the same."""
    pipeline = cloud.deploy(clickstream)
    done: Counter[str] = Counter()
    while True:
        cloud.kill()
        cloud.service.run_until_idle()
        cloud.kill()
        task = cloud.poll()
        if task is None:
            break
        cloud.kill()
        assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": False}
        cloud.kill()
        cloud.answer(task)
        done[task["attemptId"]] += 1
    assert done == {f"@{name}_{AT}_Attempt=1": 1 for name in ("LogsReady", "Transform", "Load")}
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"
    assert [subject for _, subject, _ in cloud.mailbox.messages] == ["loaded"]


def test_a_worker_is_not_lost_because_the_service_was_away(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """An hour without a service is no silence of the worker's."""
    pipeline = cloud.deploy(chain("A"))
    task = cloud.poll("w")
    cloud.clock.move_to(cloud.clock.now().replace(hour=4))
    cloud.kill()
    cloud.service.settle()
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": False}
    cloud.answer(task)
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FINISHED"}


def test_a_result_reported_twice_counts_once(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """The worker repeats its report when the service died before it could answer; another result is refused."""
    pipeline = cloud.deploy(chain("A", "B"))
    task = cloud.poll("w")
    cloud.answer(task)
    cloud.kill()
    cloud.answer(task)
    with pytest.raises(ServiceError, match="TaskNotFoundException"):
        cloud.answer(task, "FAILED")
    assert cloud.ids(pipeline, "ATTEMPT") == [f"@A_{AT}_Attempt=1", f"@B_{AT}_Attempt=1"]


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    """What a failed one did is gone."""
    store = Store(tmp_path / "s.sqlite")
    with store.transaction():
        store.timers.add(1.0, "kept", 1)

    def fail() -> None:
        with store.transaction():
            store.timers.add(0.0, "lost", 1)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert store.timers.first_due() == 1.0
    store.close()


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    """The message names the file and what to do."""
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ValueError, match=r"old\.sqlite has store version 99, this is version 1; delete the file"):
        Store(path)


def test_the_store_writes_ahead(tmp_path: Path) -> None:
    """Readers and a killed writer leave a WAL file in good order."""
    store = Store(tmp_path / "s.sqlite")
    assert store.query("PRAGMA journal_mode", ()) == [("wal",)]
    store.close()
