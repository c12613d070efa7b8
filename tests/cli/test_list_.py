"""`penstock list`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.client.service import daily, failing


def test_a_table_by_name(live: Any, penstock: Callable[..., Any]) -> None:
    """State, health, the latest run and the next."""
    second = live.put(daily(), name="orders")
    first = live.deploy(daily(2), name="visits")
    live.work(failing("load"))
    outcome = penstock("list")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        f"NAME    ID{'':{len(first) - 2}}  STATE      HEALTH                           LATEST RUN           NEXT RUN",
        f"orders  {second}  PENDING    No Health Information Available",
        f"visits  {first}  SCHEDULED  ERROR                            2026-11-24T03:00:00  2026-11-25T03:00:00",
    ]


def test_no_pipelines(live: Any, penstock: Callable[..., Any]) -> None:
    """Said to people; programs get an empty list."""
    outcome = penstock("list")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "there are no pipelines\n")
    assert json.loads(penstock("list", "--json").out) == []


def test_json(live: Any, penstock: Callable[..., Any]) -> None:
    """All that is known of each."""
    id_ = live.put(daily(), owner="web")
    assert json.loads(penstock("list", "--json").out) == [
        {
            "id": id_,
            "name": "visits",
            "description": "",
            "state": "PENDING",
            "health": "No Health Information Available",
            "created": "2026-11-24T03:00:00",
            "first_activated": None,
            "last_activated": None,
            "latest_run": None,
            "next_run": None,
            "tags": {"owner": "web"},
        }
    ]


def test_more_than_a_page(live: Any, penstock: Callable[..., Any]) -> None:
    """All of the account's."""
    for number in range(100):
        live.client.create_pipeline(name=f"p{number:02}", uniqueId="x")
    assert len(penstock("list").out.splitlines()) == 101
