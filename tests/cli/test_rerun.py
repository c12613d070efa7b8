"""`penstock rerun`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.service import daily, failing

FOR_OTHERS = (
    ("cancel", "visits"),
    ("mark-finished", "visits", "load"),
    ("pause", "visits"),
    ("rerun", "visits", "--dry-run"),
)


def test_what_failed_runs_again(live: Any, penstock: Callable[..., Any]) -> None:
    """And what waited for it goes on."""
    id_ = live.deploy(daily(2))
    live.work(failing("report"))
    outcome = penstock("rerun", "visits")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "RUN                  OBJECT  TYPE                  WAS",
        "2026-11-24T03:00:00  report  ShellCommandActivity  FAILED",
    ]
    assert outcome.err == f"sent RERUN to 1 of visits ({id_})\n"
    assert live.work() == ["@report_2026-11-24T03:00:00_Attempt=2", "@mail_2026-11-24T03:00:00_Attempt=1"]
    assert set(live.statuses(id_).values()) == {"FINISHED"}


def test_a_dry_run_does_nothing(live: Any, penstock: Callable[..., Any]) -> None:
    """It only shows."""
    id_ = live.deploy(daily(2))
    live.work(failing("report"))
    before = live.statuses(id_)
    outcome = penstock("rerun", "visits", "--dry-run")
    assert (outcome.code, outcome.err) == (0, f"would send RERUN to 1 of visits ({id_})\n")
    assert live.statuses(id_) == before


def test_mode_cascade_is_the_service_s_own(live: Any, penstock: Callable[..., Any]) -> None:
    """What failed along with it runs again, too."""
    id_ = live.deploy(daily(2, mode="cascade"))
    live.work(failing("load"))
    assert set(live.statuses(id_).values()) == {"FAILED", "CASCADE_FAILED"}
    assert penstock("rerun", "visits", "load").code == 0
    live.work()
    assert set(live.statuses(id_).values()) == {"FINISHED"}


def test_cascade_runs_again_what_had_finished(live: Any, penstock: Callable[..., Any]) -> None:
    """In the order of the pipeline: a consumer waits for its producer's new attempt."""
    id_ = live.deploy(daily(2))
    live.work()
    assert penstock("rerun", "visits", "load", "--cascade").code == 0
    assert live.statuses(id_)["@mail_2026-11-24T03:00:00"] == "WAITING_ON_DEPENDENCIES"
    assert live.work() == [f"@{name}_2026-11-24T03:00:00_Attempt=2" for name in ("load", "report", "mail")]


def test_without_cascade_only_the_one(live: Any, penstock: Callable[..., Any]) -> None:
    """Though others depend on it."""
    live.deploy(daily(2))
    live.work()
    assert penstock("rerun", "visits", "load").code == 0
    assert live.work() == ["@load_2026-11-24T03:00:00_Attempt=2"]


@pytest.mark.parametrize(("broken", "code", "state"), [((), 0, "FINISHED"), (("report",), 1, "BLOCKED")])
def test_waiting_for_the_end(
    live: Any, penstock: Callable[..., Any], broken: tuple[str, ...], code: int, state: str
) -> None:
    """The exit code tells how it went."""
    live.deploy(daily(2))
    live.work(failing("report"))
    with live.working(failing(*broken)):
        outcome = penstock("rerun", "visits", "--wait")
    assert outcome.code == code
    assert f"└─ 2026-11-24T03:00:00  {state}\n" in outcome.out


def test_waiting_for_too_long(live: Any, penstock: Callable[..., Any]) -> None:
    """Exit code 3."""
    live.deploy(daily(2))
    live.work(failing("report"))
    outcome = penstock("rerun", "visits", "--wait", "--timeout", "0.1")
    assert outcome.code == 3
    assert outcome.err.endswith("not over after 0.1 seconds\n")


def test_which_run(live: Any, penstock: Callable[..., Any]) -> None:
    """Where several failed, nothing is done until it is clear."""
    id_ = live.deploy(daily(3, start="2026-11-22T00:00:00"), startTimestamp="2026-11-22T00:00:00")
    live.work(failing("mail"))
    before = live.statuses(id_)
    unclear = penstock("rerun", "visits")
    assert (unclear.code, unclear.out) == (1, "")
    assert unclear.err.startswith("3 runs could be meant; say which with --at, --from and --to, or --all: 2026-11-22T")
    assert live.statuses(id_) == before
    assert penstock("rerun", "visits", "--at", "2026-11-23").out.splitlines()[1].startswith("2026-11-23T00:00:00  mail")
    assert len(penstock("rerun", "visits", "--from", "2026-11-22", "--to", "2026-11-22").out.splitlines()) == 2
    assert len(penstock("rerun", "visits", "--all").out.splitlines()) == 2


def test_json(live: Any, penstock: Callable[..., Any]) -> None:
    """What was done to which instance."""
    id_ = live.deploy(daily(2))
    live.work(failing("report"))
    outcome = penstock("rerun", "visits", "--json")
    assert json.loads(outcome.out) == {
        "pipeline": id_,
        "command": "RERUN",
        "dry_run": False,
        "instances": [
            {
                "id": "@report_2026-11-24T03:00:00",
                "object": "report",
                "scheduled_start": "2026-11-24T03:00:00",
                "was": "FAILED",
            }
        ],
    }
    assert outcome.err == ""


def test_a_finished_pipeline(live: Any, penstock: Callable[..., Any]) -> None:
    """The service takes no commands for it; what to do is told."""
    id_ = live.deploy(daily(1))
    live.work()
    outcome = penstock("rerun", "visits", "load")
    assert outcome.code == 1
    assert outcome.err == (
        f"visits ({id_}) is FINISHED: its schedule has ended, and the service takes no commands for it; "
        "`penstock backfill` runs its intervals once more\n"
    )
    assert [penstock(*command).code for command in FOR_OTHERS] == [1] * len(FOR_OTHERS)
    with live.working():
        again = penstock("backfill", "visits", "--from", "2026-11-24", "--to", "2026-11-24", "--yes")
    assert again.code == 0
    assert "1 of them have finished before: they will run once more\n" in again.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("visits",), 1, "there is nothing to rerun: nothing failed\n"),
        (("visits", "laod"), 2, "there is no object with runs 'laod'; did you mean 'load'?\n"),
        (("visist",), 2, "there is no pipeline 'visist'; did you mean 'visits'?\n"),
        (("visits", "--at", "2026-01-01"), 1, "there is nothing to rerun: no run starts then\n"),
    ],
)
def test_nothing_to_do(
    live: Any, penstock: Callable[..., Any], arguments: tuple[str, ...], code: int, message: str
) -> None:
    """It is said why."""
    live.deploy(daily(2))
    live.work()
    outcome = penstock("rerun", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (code, "", message)


@pytest.mark.parametrize(
    "options", [["a", "--wait", "--json"], ["a", "--at", "x"], ["a", "--all", "--from", "2026-01-01"]]
)
def test_wrong_usage(project: Any, penstock: Callable[..., Any], options: list[str]) -> None:
    """Told before AWS is asked."""
    assert penstock("rerun", *options).code == 2
