"""`penstock resume`; tests/cli/test_pause.py has what both do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.client.service import daily


def test_some_of_what_is_paused(live: Any, penstock: Callable[..., Any]) -> None:
    """The others stay paused, and a second `resume` is for them."""
    live.deploy(daily(2))
    penstock("pause", "visits")
    assert penstock("resume", "visits", "load").out == "load\n"
    assert live.work() == ["@load_2026-11-24T03:00:00_Attempt=1"]
    assert penstock("resume", "visits").out == "report\nmail\n"
    assert len(live.work()) == 2


def test_a_paused_data_node(live: Any, penstock: Callable[..., Any]) -> None:
    """Whatever has runs can be paused."""
    live.deploy(daily(2))
    assert penstock("pause", "visits", "visits").code == 0
    assert live.work() == ["@load_2026-11-24T03:00:00_Attempt=1"]
    assert penstock("resume", "visits").out == "visits\n"
    assert len(live.work()) == 2
