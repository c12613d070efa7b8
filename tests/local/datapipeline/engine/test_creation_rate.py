"""The service's limit: one instance of an object every five minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from penstock.local.datapipeline import Pace

Chain = Callable[..., dict[str, Any]]


@pytest.fixture
def slow(make_cloud: Callable[..., Any]) -> Any:
    """A service that keeps to the limit; it is 03:00."""
    return make_cloud(Pace.SERVICE)


def _schedule(name: str, period: str, start: str, occurrences: int) -> dict[str, Any]:
    fields = {"period": period, "startDateTime": f"2026-11-24T{start}:00", "occurrences": str(occurrences)}
    return {"id": name, "type": "Schedule", **fields}


def _backfill(chain: Chain, *schedule: Any) -> dict[str, Any]:
    definition = chain("A", "B")
    definition["objects"][1] = _schedule("Once", *schedule)
    return definition


def _created(cloud: Any, pipeline: str, minutes: int) -> list[tuple[int, str]]:
    """When instances come first, in minutes from now."""
    found: dict[str, int] = {}
    for minute in range(minutes):
        cloud.service.settle()
        for name in sorted(cloud.ids(pipeline), key=lambda name: (name[14:], name)):
            found.setdefault(f"{name[1]} {name[14:19]}", minute)
        cloud.sleep(minutes=1)
    return [(minute, name) for name, minute in found.items()]


def test_a_backfill_is_created_one_by_one(slow: Any, chain: Chain) -> None:
    """All objects of an interval at once, the next interval five minutes later; a laptop does not wait."""
    pipeline = slow.deploy(_backfill(chain, "15 minutes", "02:00", 4))
    assert _created(slow, pipeline, 20) == [
        (0, "A 02:00"),
        (0, "B 02:00"),
        (5, "A 02:15"),
        (5, "B 02:15"),
        (10, "A 02:30"),
        (10, "B 02:30"),
        (15, "A 02:45"),
        (15, "B 02:45"),
    ]


def test_a_laptop_does_not_wait(cloud: Any, chain: Chain) -> None:
    """All of it at once."""
    pipeline = cloud.deploy(_backfill(chain, "15 minutes", "02:00", 4))
    assert len(cloud.ids(pipeline)) == 8


def test_an_interval_that_is_due_waits_for_its_turn(slow: Any, chain: Chain) -> None:
    """The one before it came late; after that, each comes at its time."""
    slow.sleep(minutes=12)
    pipeline = slow.deploy(_backfill(chain, "15 minutes", "03:00", 3))
    assert [item for item in _created(slow, pipeline, 30) if "A" in item[1]] == [
        (0, "A 03:00"),
        (5, "A 03:15"),
        (18, "A 03:30"),
    ]


def test_what_is_skipped_does_not_count(slow: Any, chain: Chain) -> None:
    """It is not run."""
    pipeline = slow.deploy(
        _backfill(chain, "15 minutes", "01:00", 8),
        startTimestamp=datetime.fromisoformat("2026-11-24T02:30:00+00:00").timestamp(),
    )
    assert [item for item in _created(slow, pipeline, 6) if "A" in item[1]] == [
        *((0, f"A 01:{minute}") for minute in ("00", "15", "30", "45")),
        *((0, f"A 02:{minute}") for minute in ("00", "15", "30")),
        (5, "A 02:45"),
    ]


def test_schedules_advance_together(slow: Any, chain: Chain) -> None:
    """What B waits for is there before it: A's hour begins before B's last quarter."""
    definition = _backfill(chain, "1 hour", "01:00", 2)
    definition["objects"].append(_schedule("Quarters", "15 minutes", "01:30", 3))
    definition["objects"][3]["schedule"] = {"ref": "Quarters"}
    pipeline = slow.deploy(definition)
    assert _created(slow, pipeline, 12) == [
        (0, "A 01:00"),
        (0, "B 01:30"),
        (5, "B 01:45"),
        (10, "A 02:00"),
        (10, "B 02:00"),
    ]


def test_another_activation_does_not_make_it_faster(slow: Any, chain: Chain) -> None:
    """Nor a service that is started anew."""
    pipeline = slow.deploy(_backfill(chain, "15 minutes", "02:00", 4))
    slow.sleep(minutes=1)
    slow.call("ActivatePipeline", pipelineId=pipeline)
    slow.kill()
    assert [item for item in _created(slow, pipeline, 9) if "A" in item[1]] == [(0, "A 02:00"), (4, "A 02:15")]
