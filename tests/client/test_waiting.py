"""What instances wait for, where the service only refers to it."""

from __future__ import annotations

from typing import Any

from penstock.client.runs import fetch_runs
from penstock.client.waiting import waits

MAY = "2026-05-01T06:00:00"


def test_statuses_stand_beside_what_is_waited_for() -> None:
    """What is not known stands alone; what waits in vain is said to be blocked."""
    references = {"d": ("c",), "c": ("b", "x"), "b": ("a",), "free": ("ok", "run"), "a": (), "ok": (), "run": ()}
    statuses = {"a": "FAILED", "b": "WAITING_ON_DEPENDENCIES", "c": "WAITING_ON_DEPENDENCIES", "ok": "FINISHED"}
    statuses |= {"run": "RUNNING", "d": "WAITING_ON_DEPENDENCIES", "free": "WAITING_ON_DEPENDENCIES"}
    assert waits(references, statuses) == {
        "d": ("c (WAITING_ON_DEPENDENCIES, blocked)",),
        "c": ("b (WAITING_ON_DEPENDENCIES, blocked)", "x"),
        "b": ("a (FAILED)",),
        "free": ("ok (FINISHED)", "run (RUNNING)"),
        "a": (),
        "ok": (),
        "run": (),
    }


def test_those_that_wait_for_each_other_are_not_blocked() -> None:
    """Nothing of them has failed, and the search ends."""
    assert waits({"a": ("b",), "b": ("a",)}, {"a": "PENDING", "b": "PENDING"}) == {
        "a": ("b (PENDING)",),
        "b": ("a (PENDING)",),
    }


def test_a_run_on_aws_is_blocked(client: Any) -> None:
    """There, @waitingOn has references."""
    client.add_instance("load", MAY, "FAILED")
    client.add_instance("report", MAY, "WAITING_ON_DEPENDENCIES", ("@waitingOn", f"->@load_{MAY}"))
    client.add_instance("mail", MAY, "WAITING_ON_DEPENDENCIES", ("@waitingOn", f"->@report_{MAY}"))
    (run,) = fetch_runs(client, "df-1")
    assert run.state == "BLOCKED"
    client.spheres["INSTANCE"][0]["fields"][2]["stringValue"] = "RUNNING"
    (run,) = fetch_runs(client, "df-1")
    assert run.state == "RUNNING"
