"""`penstock cancel`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.client.service import daily


def test_all_of_the_run(live: Any, penstock: Callable[..., Any]) -> None:
    """What runs and what waits; and a rerun takes it back."""
    id_ = live.deploy(daily(2))
    live.take()
    outcome = penstock("cancel", "visits")
    assert outcome.code == 0
    assert [line.split()[1] for line in outcome.out.splitlines()[1:]] == ["load", "visits", "report", "mail"]
    assert set(live.statuses(id_).values()) == {"CANCELED"}
    assert penstock("rerun", "visits").code == 0
    live.work()
    assert set(live.statuses(id_).values()) == {"FINISHED"}


def test_one_of_them(live: Any, penstock: Callable[..., Any]) -> None:
    """The others go on."""
    id_ = live.deploy(daily(2))
    assert penstock("cancel", "visits", "mail").code == 0
    live.work()
    assert live.statuses(id_) == {
        f"@{name}_2026-11-24T03:00:00": "CANCELED" if name == "mail" else "FINISHED"
        for name in ("visits", "load", "report", "mail")
    }


def test_several_runs(live: Any, penstock: Callable[..., Any]) -> None:
    """They are told; --all means all."""
    id_ = live.deploy(daily(3, start="2026-11-22T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    assert penstock("cancel", "visits").err.startswith("3 runs could be meant")
    assert penstock("cancel", "visits", "--all", "--dry-run").err == f"would send TRY_CANCEL to 12 of visits ({id_})\n"
    assert "CANCELED" not in live.statuses(id_).values()
    assert penstock("cancel", "visits", "--all").code == 0
    assert set(live.statuses(id_).values()) == {"CANCELED"}


def test_what_is_over(live: Any, penstock: Callable[..., Any]) -> None:
    """It cannot be cancelled any more."""
    live.deploy(daily(2))
    live.work()
    nothing = penstock("cancel", "visits")
    assert (nothing.code, nothing.err) == (1, "there is nothing to cancel: nothing is under way or waits\n")
    named = penstock("cancel", "visits", "load", "--at", "2026-11-24")
    assert named.err == "there is nothing to cancel: load is FINISHED in the run of 2026-11-24T03:00:00\n"
