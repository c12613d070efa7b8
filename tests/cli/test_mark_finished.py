"""`penstock mark-finished`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.client.service import daily, failing


def test_what_waits_for_it_goes_on(live: Any, penstock: Callable[..., Any]) -> None:
    """Though it failed."""
    id_ = live.deploy(daily(2))
    live.work(failing("report"))
    outcome = penstock("mark-finished", "visits", "report")
    assert (outcome.code, outcome.err) == (0, f"sent MARK_FINISHED to 1 of visits ({id_})\n")
    assert live.work() == ["@mail_2026-11-24T03:00:00_Attempt=1"]
    assert penstock("status", "visits").code == 0


def test_what_is_not_over(live: Any, penstock: Callable[..., Any]) -> None:
    """It is not run at all."""
    live.deploy(daily(2))
    assert penstock("mark-finished", "visits", "load", "visits").code == 0
    assert live.work() == [f"@{name}_2026-11-24T03:00:00_Attempt=1" for name in ("report", "mail")]


def test_what_failed_along_with_it_stays_so(live: Any, penstock: Callable[..., Any]) -> None:
    """Until it is run again."""
    id_ = live.deploy(daily(2, mode="cascade"))
    live.work(failing("report"))
    assert penstock("mark-finished", "visits", "report").code == 0
    assert live.work() == []
    assert live.statuses(id_)["@mail_2026-11-24T03:00:00"] == "CASCADE_FAILED"
    assert penstock("rerun", "visits").code == 0
    assert live.work() == ["@mail_2026-11-24T03:00:00_Attempt=1"]


def test_by_the_id_of_the_instance(live: Any, penstock: Callable[..., Any]) -> None:
    """As tables and logs have it; an unknown one is told."""
    live.deploy(daily(3, start="2026-11-22T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    assert (
        penstock("mark-finished", "visits", "@load_2026-11-23T00:00:00").out.splitlines()[1].startswith("2026-11-23T")
    )
    unknown = penstock("mark-finished", "visits", "@lod_2026-11-23T00:00:00")
    assert (unknown.code, unknown.err) == (
        2,
        "there is no instance '@lod_2026-11-23T00:00:00'; did you mean '@load_2026-11-23T00:00:00'?\n",
    )


def test_it_needs_a_name(project: Any, penstock: Callable[..., Any]) -> None:
    """Nobody marks a whole run by accident."""
    assert penstock("mark-finished", "visits").code == 2
