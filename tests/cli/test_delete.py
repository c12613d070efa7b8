"""`penstock delete`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from penstock.cli import confirmation
from tests.cli.test_confirmation import Stdin
from tests.client.service import daily


@pytest.fixture
def running(live: Any) -> str:
    """A pipeline of which something runs."""
    id_ = live.deploy(daily(2))
    live.take()
    return str(id_)


def _ids(live: Any) -> list[str]:
    return [item["id"] for item in live.client.list_pipelines()["pipelineIdList"]]


def test_what_is_lost_is_shown_and_lost(live: Any, running: str, penstock: Callable[..., Any]) -> None:
    """With --yes nobody is asked; the worker of what ran is told to stop."""
    task = live.service._store.query("SELECT task_id FROM attempts WHERE task_id IS NOT NULL", ())[0][0]
    dry = penstock("delete", "visits", "--dry-run")
    assert _ids(live) == [running]
    outcome = penstock("delete", "visits", "--yes")
    shown = (
        f"visits ({running})  SCHEDULED: its definition, 1 run, 4 instances\n"
        "under way, is cancelled: @load_2026-11-24T03:00:00\n"
    )
    assert (dry.code, dry.out, dry.err) == (0, shown, f"would delete visits ({running})\n")
    assert (outcome.code, outcome.out, outcome.err) == (0, shown, f"deleted visits ({running})\n")
    assert _ids(live) == []
    with pytest.raises(live.client.exceptions.TaskNotFoundException):
        live.client.report_task_progress(taskId=task)
    again = penstock("delete", "visits", "--yes")
    assert (again.code, again.out) == (2, "")
    assert again.err.startswith("there is no pipeline 'visits'")


@pytest.mark.parametrize(("answer", "code"), [(True, 0), (False, 1)])
def test_somebody_is_asked(
    live: Any,
    running: str,
    penstock: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
    code: int,
) -> None:
    """After what is lost was shown."""
    monkeypatch.setattr(confirmation.sys, "stdin", Stdin(is_there=True))
    monkeypatch.setattr(confirmation.typer, "confirm", lambda text, *, err: answer)
    assert penstock("delete", "visits").code == code
    assert _ids(live) == ([] if answer else [running])


def test_nobody_can_be_asked(
    live: Any, running: str, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then --yes has to be said."""
    monkeypatch.setattr(confirmation.sys, "stdin", Stdin(is_there=False))
    assert penstock("delete", "visits").code == 2
    assert penstock("delete", "visits", "--json").code == 2
    assert _ids(live) == [running]


def test_one_of_several_with_a_name(live: Any, running: str, penstock: Callable[..., Any]) -> None:
    """Only by its id."""
    other = live.put(daily())
    outcome = penstock("delete", "visits", "--yes")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("2 pipelines are named visits; say which by its id: ")
    assert penstock("delete", other, "--yes").code == 0
    assert _ids(live) == [running]


def test_json(live: Any, running: str, penstock: Callable[..., Any]) -> None:
    """One document."""
    told = json.loads(penstock("delete", "visits", "--yes", "--json").out)
    assert told == {
        "pipeline": running,
        "name": "visits",
        "dry_run": False,
        "lost": {"runs": 1, "instances": 4, "under_way": ["@load_2026-11-24T03:00:00"]},
    }
    assert _ids(live) == []
