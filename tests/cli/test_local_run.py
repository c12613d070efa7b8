"""A run that is fed: inputs are given once, as soon as there is a run to give them to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.cli import local_run
from penstock.cli.local_run import LocalRun
from penstock.client.inputs import InputError


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch, instance: Any, run_of: Any) -> list[Any]:
    """What watching shows: nothing yet, then a first run, then a second beside it."""
    first = run_of(instance("logs", "PENDING"))
    second = run_of(instance("logs", "PENDING", scheduled_start="2026-05-02T06:00:00"))
    shown = [(), (first,), (first, second)]

    def watch(client: Any, pipeline_id: str, *, limit: float | None) -> Any:
        assert (client, pipeline_id, limit) == ("client", "df-7", 9)
        return iter(shown)

    monkeypatch.setattr(local_run, "watch", watch)
    return shown


def test_inputs_are_given_to_the_first_run_only(monkeypatch: pytest.MonkeyPatch, states: list[Any]) -> None:
    """In the order of the command line; every state is passed on."""
    given: list[Any] = []
    monkeypatch.setattr(local_run, "give_input", lambda *arguments: given.append(arguments))
    inputs = {"logs": Path("a"), "users": Path("b")}
    assert list(LocalRun("df-7", "client", "s3").states(inputs, 9)) == states
    run = states[1][0]
    assert given == [
        ("client", "s3", "df-7", run, "logs", Path("a")),
        ("client", "s3", "df-7", run, "users", Path("b")),
    ]
    assert inputs == {"logs": Path("a"), "users": Path("b")}


def test_fails_when_an_input_cannot_be_given(monkeypatch: pytest.MonkeyPatch, states: list[Any]) -> None:
    """What was shown before stays shown."""

    def fail(*_: Any) -> None:
        raise InputError("no")

    monkeypatch.setattr(local_run, "give_input", fail)
    shown = LocalRun("df-7", "client", "s3").states({"logs": Path("a")}, 9)
    assert next(shown) == ()
    with pytest.raises(InputError, match=r"^no$"):
        next(shown)
