"""`penstock runs`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.service import daily, failing


@pytest.fixture
def history(live: Any) -> str:
    """Four days: skipped, finished, failed with cascade, running."""
    id_ = live.deploy(daily(4, start="2026-11-21T00:00:00", mode="cascade"), startTimestamp="2026-11-22T00:00:00")
    live.work(lambda attempt: failing("load")(attempt) if "11-23" in attempt else "FINISHED", tasks=5)
    return str(id_)


def test_a_line_for_each(live: Any, penstock: Callable[..., Any]) -> None:
    """When, how far, how long, and what failed."""
    live.deploy(daily(4, start="2026-11-21T00:00:00", mode="cascade"), startTimestamp="2026-11-22T00:00:00")
    live.work(lambda attempt: failing("load")(attempt) if "11-23" in attempt else "FINISHED")
    outcome = penstock("runs", "visits")
    assert (outcome.code, outcome.err) == (0, "")
    notable = "load FAILED, visits CASCADE_FAILED, report CASCADE_FAILED and 1 more"
    assert outcome.out.splitlines() == [
        "RUN                  STATE     OVER  STARTED              TOOK  NOTABLE",
        "2026-11-21T00:00:00  SKIPPED    4/4",
        "2026-11-22T00:00:00  FINISHED   4/4  2026-11-24T03:00:00   0 s",
        f"2026-11-23T00:00:00  FAILED     4/4  2026-11-24T03:00:00   0 s  {notable}",
        "2026-11-24T00:00:00  FINISHED   4/4  2026-11-24T03:00:00   0 s",
    ]


@pytest.mark.parametrize(
    ("options", "days"),
    [
        (["--from", "2026-11-22", "--to", "2026-11-23"], ["22", "23"]),
        (["--from", "2026-11-23T00:00:01"], ["24"]),
        (["--to", "2026-11-21"], ["21"]),
        (["--status", "failed"], ["23"]),
        (["--status", "skipped", "--status", "failed"], ["21", "23"]),
        (["--status", "cascade_failed", "--from", "2026-11-24"], []),
    ],
)
def test_some_of_them(
    live: Any, history: str, penstock: Callable[..., Any], options: list[str], days: list[str]
) -> None:
    """By time and by status, both ends included."""
    outcome = penstock("runs", history, *options)
    assert outcome.code == 0
    assert [line[8:10] for line in outcome.out.splitlines()[1:]] == days
    assert outcome.err == ("" if days else f"visits ({history}) has no such runs\n")


def test_no_runs_yet(live: Any, penstock: Callable[..., Any]) -> None:
    """That is said; programs get an empty list."""
    id_ = live.put(daily())
    outcome = penstock("runs", "visits")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"visits ({id_}) has no runs\n")
    assert json.loads(penstock("runs", "visits", "--json").out) == []


def test_json(live: Any, history: str, penstock: Callable[..., Any]) -> None:
    """Runs with their instances."""
    told = json.loads(penstock("runs", "visits", "--status", "failed", "--json").out)
    assert [(run["scheduled_start"], run["state"]) for run in told] == [("2026-11-23T00:00:00", "FAILED")]
    reasons = {item["object"]: item["reason"] for item in told[0]["instances"]}
    assert reasons["load"] == "load is broken"
    assert "@load_2026-11-23T00:00:00" in reasons["mail"] or "report" in reasons["mail"]


def test_what_is_under_way(live: Any, penstock: Callable[..., Any]) -> None:
    """Where nothing failed."""
    live.deploy(daily(2))
    live.take()
    assert penstock("runs", "visits").out.splitlines()[1] == (
        "2026-11-24T03:00:00  RUNNING   0/4  2026-11-24T03:00:00        load RUNNING"
    )


@pytest.mark.parametrize("arguments", [[], ["visits", "--status", "odd"], ["visits", "--from", "May"], ["a", "b"]])
def test_wrong_usage(project: Any, penstock: Callable[..., Any], arguments: list[str]) -> None:
    """Told before AWS is asked."""
    assert penstock("runs", *arguments).code == 2
