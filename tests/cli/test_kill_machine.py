"""`penstock local kill-machine`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.client.service import daily


@pytest.fixture
def running(live: Any) -> str:
    """A pipeline with an activity on a machine, and one elsewhere."""
    definition = daily(2)
    definition["objects"].append({"id": "M", "type": "Ec2Resource", "maximumRetries": "2"})
    definition["objects"][3]["runsOn"] = {"ref": "M"}
    definition["objects"][3]["maximumRetries"] = "2"
    id_ = live.deploy(definition)
    assert live.take() == "@load_2026-11-24T03:00:00_Attempt=1"
    return str(id_)


def test_a_machine_dies(live: Any, running: str, penstock: Callable[..., Any]) -> None:
    """And what ran on it is run again."""
    outcome = penstock("local", "kill-machine", "visits", "M")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "The machine of @M_2026-11-24T03:00:00 is dead; `penstock status visits` shows what follows.\n"
    )
    assert live.statuses(running)["@load_2026-11-24T03:00:00"] == "WAITING_ON_DEPENDENCIES"
    logs = penstock("logs", "visits", "load")
    assert "@M_2026-11-24T03:00:00, on which it ran, has failed: its machine was terminated" in logs.out
    assert live.work()[0] == "@load_2026-11-24T03:00:00_Attempt=2"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["visits", "N"], 2, "there is no resource 'N'; there is M\n"),
        (["visits", "M", "--at", "2026-11-23"], 1, "M has no machine now: it is neither running nor being started\n"),
        (["visits", "@M_x"], 1, "has no instance of a resource '@M_x'\n"),
        (["visit", "M"], 2, "there is no pipeline 'visit'; did you mean 'visits'?\n"),
    ],
)
def test_what_has_no_machine(
    running: str, penstock: Callable[..., Any], arguments: list[str], code: int, message: str
) -> None:
    """It is said what there is."""
    assert running
    outcome = penstock("local", "kill-machine", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.endswith(message)
