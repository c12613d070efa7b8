"""--wait, by its exit codes; the commands that have it are tested with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.cli import target, waiting
from tests.client.service import daily


def test_ctrl_c(live: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The runs go on."""

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(waiting, "_states", interrupt)
    id_ = live.put(daily(2))
    outcome = penstock("activate", "visits", "--wait")
    assert outcome.code == 130
    assert outcome.err == "the runs go on\n"
    assert len(live.work()) == 3
    assert set(live.statuses(id_).values()) == {"FINISHED"}


def test_only_the_runs_that_are_meant(live: Any, penstock: Callable[..., Any]) -> None:
    """Others may be blocked, or fail."""
    live.deploy(daily(3, start="2026-11-22T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    live.work(lambda attempt: ("FAILED", "no") if "@load" in attempt else "FINISHED")
    with live.working():
        outcome = penstock("rerun", "visits", "--at", "2026-11-23", "--wait")
    assert outcome.code == 0
    assert "2026-11-22" not in outcome.out
    assert "└─ 2026-11-23T00:00:00  FINISHED\n" in outcome.out


def test_on_aws_it_waits_first(live: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A command is carried out a while after it was taken: until then the run looks as if it were over."""
    live.deploy(daily(2))
    live.work(lambda attempt: ("FAILED", "no") if "@load" in attempt else "FINISHED")
    slept: list[float] = []
    monkeypatch.setattr(target, "find_service", lambda place: target.Service(live.environment, is_local=False))
    monkeypatch.setattr("time.sleep", lambda seconds: slept.append(seconds) or live.work())
    outcome = penstock("rerun", "visits", "--wait")
    assert outcome.code == 0
    assert slept == [15.0]
