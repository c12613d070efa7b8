"""`penstock backfill`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from penstock.cli import confirmation
from tests.client.service import daily, failing

THREE = ("backfill", "visits", "--from", "2026-11-01", "--to", "2026-11-03")
NAME = "visits-backfill-2026-11-01T0300-to-2026-11-03T0300"


@pytest.fixture
def deployed(live: Any) -> str:
    """A pipeline that has run once."""
    id_ = live.deploy(daily(2))
    live.work()
    return str(id_)


def _names(live: Any) -> list[str]:
    return [item["name"] for item in live.client.list_pipelines()["pipelineIdList"]]


def test_the_preview(live: Any, deployed: str, penstock: Callable[..., Any]) -> None:
    """What will run, and nothing is done."""
    outcome = penstock(*THREE, "--max-active", "1", "--dry-run")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "RUN                  INTERVAL ENDS        SCHEDULE  UNTIL NOW\n"
        "2026-11-01T03:00:00  2026-11-02T03:00:00  Daily     no run\n"
        "2026-11-02T03:00:00  2026-11-03T03:00:00  Daily     no run\n"
        "2026-11-03T03:00:00  2026-11-04T03:00:00  Daily     no run\n"
        "\n"
        f"{NAME}: 3 runs of load, report, mail\n"
        "at most 1 instance of each object at once\n"
    )
    assert _names(live) == ["visits"]


def test_a_long_preview(live: Any, deployed: str, penstock: Callable[..., Any]) -> None:
    """Both ends of it, what has run before, and what is not due."""
    outcome = penstock("backfill", "visits", "--from", "2026-10-01", "--to", "2026-11-24", "--dry-run")
    lines = outcome.out.splitlines()
    assert lines[1].startswith("2026-10-01T03:00:00")
    assert [line for line in lines if line.startswith("...")] == ["... 39 more"]
    assert lines[17].endswith("Daily     FINISHED")
    assert "1 of them have finished before: they will run once more" in lines


def test_lateness(live: Any, penstock: Callable[..., Any]) -> None:
    """Where it is watched, the preview says that it will not be."""
    alarm = {"id": "Late", "type": "SnsAlarm", "topicArn": "arn:aws:sns:us-east-1:123456789012:a", "role": "r"}
    definition = daily(2, lateAfterTimeout="1 hour", onLateAction={"ref": "Late"})
    definition["objects"].append({**alarm, "subject": "late", "message": "late"})
    live.deploy(definition)
    last = penstock(*THREE, "--dry-run").out.splitlines()[-1]
    assert last == "lateness is not watched: intervals of the past are late from the outset"


def test_run_to_the_end(live: Any, deployed: str, penstock: Callable[..., Any]) -> None:
    """A line for each run where there is no terminal, and how it went."""
    with live.working():
        outcome = penstock(*THREE, "--yes")
    assert outcome.code == 0
    assert f"{NAME}: 3 runs of load, report, mail\n" in outcome.out
    lines = outcome.err.splitlines()
    assert re.fullmatch(rf"started {NAME} \(df-\w+\)", lines[0])
    assert sorted(line[:29] for line in lines[1:4]) == [f"2026-11-0{day}T03:00:00  finished" for day in (1, 2, 3)]
    assert lines[4:] == ["3 of 3 runs finished"]
    assert penstock("status", NAME).code == 0
    again = penstock(*THREE, "--yes")
    assert again.code == 1
    assert re.match(rf"there is {NAME} \(df-\w+\) already, FINISHED; to run all of it once more, delete it", again.err)


@pytest.mark.parametrize(("mode", "word"), [("cascade", "failed"), ("none", "blocked")])
def test_a_run_that_fails(live: Any, penstock: Callable[..., Any], mode: str, word: str) -> None:
    """Exit code 1, and what to do; the others have run."""
    live.deploy(daily(2, mode=mode))
    live.work()
    with live.working(lambda attempt: failing("report")(attempt) if "11-02" in attempt else "FINISHED"):
        outcome = penstock(*THREE, "--yes")
    assert outcome.code == 1
    assert f"2026-11-02T03:00:00  {word}  (" in outcome.err
    assert outcome.err.splitlines()[-2] == "2 of 3 runs finished"
    hint = outcome.err.splitlines()[-1]
    copy = re.findall(r"df-\w+", hint)[0]
    assert hint == (
        f"`penstock runs {copy} --status failed` lists the others, and `penstock rerun {copy} --all` runs them again"
    )
    assert penstock("rerun", copy, "--all").code == 0
    live.work()
    assert set(live.statuses(copy).values()) == {"FINISHED"}


def test_detached(live: Any, deployed: str, penstock: Callable[..., Any]) -> None:
    """It goes on by itself."""
    outcome = penstock(*THREE, "--yes", "--detach")
    assert (outcome.code, len(outcome.err.splitlines())) == (0, 1)
    assert len(live.work()) == 9


def test_too_long(live: Any, deployed: str, penstock: Callable[..., Any]) -> None:
    """Exit code 3; it goes on."""
    outcome = penstock(*THREE, "--yes", "--timeout", "0.05")
    assert outcome.code == 3
    assert outcome.err.endswith("not over after 0.05 seconds\n")
    assert len(live.work()) == 9


def test_ctrl_c(live: Any, deployed: str, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on, and how to cancel it is told."""
    from penstock.cli import backfill_shown

    def interrupt(_states: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backfill_shown, "watched", interrupt)
    outcome = penstock(*THREE, "--yes")
    assert outcome.code == 130
    assert re.search(r"the backfill goes on; `penstock cancel df-\w+ --all` cancels it\n$", outcome.err)
    assert NAME in _names(live)


class Stdin:
    """Somebody, or nobody, at a terminal."""

    def __init__(self, *, is_there: bool) -> None:
        self._is_there = is_there

    def isatty(self) -> bool:
        """Tell."""
        return self._is_there


def test_nobody_can_be_asked(
    live: Any, deployed: str, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then --yes has to be said."""
    monkeypatch.setattr(confirmation.sys, "stdin", Stdin(is_there=False))
    outcome = penstock(*THREE)
    assert outcome.code == 2
    assert outcome.err == "nothing was done: say --yes where nobody can be asked, or --dry-run\n"
    assert _names(live) == ["visits"]


@pytest.mark.parametrize(("answer", "code", "names"), [(False, 1, ["visits"]), (True, 0, ["visits", NAME])])
def test_somebody_is_asked(
    live: Any,
    deployed: str,
    penstock: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
    code: int,
    names: list[str],
) -> None:
    """After the preview."""
    monkeypatch.setattr(confirmation.sys, "stdin", Stdin(is_there=True))
    monkeypatch.setattr(confirmation.typer, "confirm", lambda text, *, err: answer)
    outcome = penstock(*THREE, "--detach")
    assert outcome.code == code
    assert "3 runs of load" in outcome.out
    assert _names(live) == names
    if not answer:
        assert outcome.err == "nothing was done\n"


def test_json(live: Any, deployed: str, penstock: Callable[..., Any]) -> None:
    """Of the preview, and of the whole; one document each."""
    preview = json.loads(penstock(*THREE, "--dry-run", "--json").out)
    assert (preview["pipeline"], preview["name"], preview["id"], preview["dry_run"]) == (deployed, NAME, None, True)
    assert preview["intervals"][0] == {
        "scheduled_start": "2026-11-01T03:00:00",
        "scheduled_end": "2026-11-02T03:00:00",
        "schedule": "Daily",
        "activities": ["load", "report", "mail"],
        "before": None,
    }
    with live.working():
        outcome = penstock(*THREE, "--yes", "--json")
    told = json.loads(outcome.out)
    starts = [item["scheduled_start"] for item in told["intervals"]]
    assert (told["name"], told["dry_run"]) == (NAME, False)
    assert told["runs"] == {"over": starts, "blocked": [], "failed": []}


def test_one_that_cannot_be(live: Any, penstock: Callable[..., Any]) -> None:
    """In words."""
    live.deploy(daily(2))
    outcome = penstock("backfill", "visits", "--from", "2026-11-01T04:00", "--to", "2026-11-01T05:00", "--yes")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "no interval of schedule Daily starts from 2026-11-01T04:00:00 to 2026-11-01T05:00:00\n"


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--from", "2026-11-01"],
        ["--from", "2026-11-02", "--to", "2026-11-01"],
        ["--from", "x", "--to", "2026-11-01"],
        ["--from", "2026-11-01", "--to", "2026-11-01", "--json"],
        ["--from", "2026-11-01", "--to", "2026-11-01", "--max-active", "0"],
        ["--from", "2026-11-01", "--to", "2026-11-01", "--max-active", "6"],
    ],
)
def test_wrong_usage(project: Any, penstock: Callable[..., Any], options: list[str]) -> None:
    """The service's limit of active instances is five."""
    assert penstock("backfill", "visits", *options).code == 2
