"""`penstock deactivate`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.client.service import daily


def test_what_runs_is_cancelled(live: Any, penstock: Callable[..., Any]) -> None:
    """And activation goes on with it."""
    id_ = live.deploy(daily(2))
    live.take()
    outcome = penstock("deactivate", "visits")
    assert (outcome.code, outcome.out, outcome.err) == (0, f"visits ({id_}) is INACTIVE\n", "")
    assert live.statuses(id_)["@load_2026-11-24T03:00:00"] == "CANCELED"
    assert penstock("activate", "visits").code == 0
    assert len(live.work()) == 3


def test_what_runs_may_finish(live: Any, penstock: Callable[..., Any]) -> None:
    """Nothing more starts."""
    id_ = live.deploy(daily(2))
    live.take()
    told = json.loads(penstock("deactivate", "visits", "--finish-active", "--json").out)
    assert told["state"] == "DEACTIVATING"
    assert live.statuses(id_)["@load_2026-11-24T03:00:00"] == "RUNNING"


def test_one_that_is_not_active(live: Any, penstock: Callable[..., Any]) -> None:
    """The service refuses."""
    id_ = live.put(daily(2))
    outcome = penstock("deactivate", "visits")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        f"the service refuses: The pipeline '{id_}' is PENDING; only an active one can be deactivated\n"
    )
