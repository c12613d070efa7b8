"""`penstock pause` and `penstock resume`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.client.service import daily


def test_all_activities(live: Any, penstock: Callable[..., Any]) -> None:
    """Nothing more starts; then all of it goes on."""
    id_ = live.deploy(daily(2))
    live.work(tasks=1)
    outcome = penstock("pause", "visits")
    assert (outcome.code, outcome.out) == (0, "load\nreport\nmail\n")
    assert outcome.err == f"sent PAUSE to 3 of visits ({id_})\n"
    assert live.work() == []
    outcome = penstock("resume", "visits")
    assert (outcome.code, outcome.out, outcome.err) == (
        0,
        "load\nreport\nmail\n",
        f"sent RESUME to 3 of visits ({id_})\n",
    )
    assert live.work() == [f"@{name}_2026-11-24T03:00:00_Attempt=1" for name in ("report", "mail")]


def test_some(live: Any, penstock: Callable[..., Any]) -> None:
    """By name; status says what is paused."""
    live.deploy(daily(2))
    assert penstock("pause", "visits", "mail").out == "mail\n"
    live.work()
    assert (
        "mail    ShellCommandActivity  WAITING_ON_DEPENDENCIES  (waits for mail (PAUSED))"
        in penstock("status", "visits").out
    )


def test_nothing_is_paused(live: Any, penstock: Callable[..., Any]) -> None:
    """Exit code 1."""
    id_ = live.deploy(daily(2))
    outcome = penstock("resume", "visits")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", f"nothing of visits ({id_}) is paused\n")


def test_unknown_names(live: Any, penstock: Callable[..., Any]) -> None:
    """What was probably meant, and nothing is done."""
    live.deploy(daily(2))
    for command in ("pause", "resume"):
        outcome = penstock(command, "visits", "load", "mial")
        assert (outcome.code, outcome.err) == (2, "there is no object with runs 'mial'; did you mean 'mail'?\n")
    assert len(live.work()) == 3


def test_json(live: Any, penstock: Callable[..., Any]) -> None:
    """What was done to which object."""
    id_ = live.deploy(daily(2))
    told = json.loads(penstock("pause", "visits", "mail", "--json").out)
    assert told == {"pipeline": id_, "command": "PAUSE", "objects": ["mail"]}
    assert json.loads(penstock("resume", "visits", "--json").out) == {**told, "command": "RESUME"}
