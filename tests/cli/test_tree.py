"""The tree and the lines of changes, as people read them."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.cli.tree import TreeLine, change_lines, tree_lines


def test_the_whole_tree_of_two_runs(instance: Any, run_of: Any) -> None:
    """Columns are aligned within a run, the oldest run comes first, and the last has no line below it."""
    first = run_of(
        instance("logs", "FINISHED", kind="S3DataNode", started="2026-05-01T06:00:00", ended="2026-05-01T06:00:02"),
        instance("load-visits", "FAILED", reason="ERROR: no table\nHINT: make it", attempts=3),
        instance("report", "CASCADE_FAILED", kind="PigActivity"),
    )
    second = run_of(
        instance("logs", "RUNNING", kind="S3DataNode", scheduled_start="2026-05-02T06:00:00"),
        instance("load-visits", "WAITING_ON_DEPENDENCIES", scheduled_start="2026-05-02T06:00:00"),
    )
    text = "\n".join(line.text for line in tree_lines("visits (df-1)", (first, second)))
    assert text == (
        "visits (df-1)\n"
        "├─ 2026-05-01T06:00:00  FAILED\n"
        "│  ├─ ✔ logs         S3DataNode            FINISHED  (2 s)\n"
        "│  ├─ ✘ load-visits  ShellCommandActivity  FAILED  (attempt 3; ERROR: no table)\n"
        "│  └─ ✘ report       PigActivity           CASCADE_FAILED\n"
        "└─ 2026-05-02T06:00:00  RUNNING\n"
        "   ├─ ● logs         S3DataNode            RUNNING\n"
        "   └─ ○ load-visits  ShellCommandActivity  WAITING_ON_DEPENDENCIES"
    )


@pytest.mark.parametrize(
    ("status", "mark", "style"),
    [
        ("FINISHED", "✔", "green"),
        ("MARK_FINISHED", "✔", "green"),
        ("FAILED", "✘", "red"),
        ("CASCADE_FAILED", "✘", "red"),
        ("CANCELED", "✘", "red"),
        ("TIMEDOUT", "✘", "red"),
        ("SKIPPED", "-", "dim"),
        ("RUNNING", "●", "yellow"),
        ("ACTIVATING", "●", "yellow"),
        ("CREATING", "●", "yellow"),
        ("SHUTTING_DOWN", "●", "yellow"),
        ("WAITING_FOR_RUNNER", "○", "dim"),
        ("WAITING_ON_DEPENDENCIES", "○", "dim"),
        ("PENDING", "○", "dim"),
        ("PAUSED", "○", "dim"),
        ("DEACTIVATED", "○", "dim"),
    ],
)
def test_every_status_has_a_mark(instance: Any, run_of: Any, status: str, mark: str, style: str) -> None:
    """Done, failed, left out, under way, and all that waits."""
    *_, line = tree_lines("t", (run_of(instance("a", status)),))
    assert line == TreeLine(f"   └─ {mark} a  ShellCommandActivity  {status}", style)


@pytest.mark.parametrize(
    ("statuses", "summary"),
    [
        (["FINISHED", "MARK_FINISHED"], "FINISHED"),
        (["FINISHED", "SKIPPED"], "FINISHED"),
        (["FINISHED", "TIMEDOUT"], "FAILED"),
        (["CANCELED"], "FAILED"),
        (["FAILED", "RUNNING"], "RUNNING"),
        (["PENDING"], "WAITING"),
        (["SKIPPED"], "SKIPPED"),
    ],
)
def test_a_run_is_summed_up(instance: Any, run_of: Any, statuses: list[str], summary: str) -> None:
    """A run goes on as long as one instance does, whatever failed."""
    run = run_of(*(instance(f"a{number}", status) for number, status in enumerate(statuses)))
    lines = list(tree_lines("t", (run,)))
    assert lines[1] == TreeLine(f"└─ 2026-05-01T06:00:00  {summary}", "bold")


def test_a_run_whose_rest_waits_in_vain_is_blocked(instance: Any, run_of: Any) -> None:
    """That is how failures end without cascade."""
    failed = instance("a", "FAILED")
    waiting = instance("b", "WAITING_ON_DEPENDENCIES", waiting_on=("@a_2026-05-01T06:00:00 (FAILED)",))
    assert [line.text for line in tree_lines("t", (run_of(failed, waiting),))] == [
        "t",
        "└─ 2026-05-01T06:00:00  BLOCKED",
        "   ├─ ✘ a  ShellCommandActivity  FAILED",
        "   └─ ○ b  ShellCommandActivity  WAITING_ON_DEPENDENCIES  (waits for a (FAILED))",
    ]


@pytest.mark.parametrize(
    ("fields", "detail"),
    [
        ({}, ""),
        ({"started": "2026-05-01T06:00:00"}, ""),
        ({"started": "2026-05-01T06:00:00", "ended": "2026-05-01T07:01:40"}, "  (3700 s)"),
        ({"attempts": 1}, ""),
        ({"attempts": 2}, "  (attempt 2)"),
        ({"reason": "disk full\nat line 3"}, "  (disk full)"),
        ({"reason": "late", "waiting_on": ("@a_2026-05-01T06:00:00 (RUNNING)",)}, "  (late)"),
        ({"waiting_on": ("@a_2026-05-01T06:00:00 (RUNNING)", "a worker")}, "  (waits for a (RUNNING), a worker)"),
        ({"waiting_on": ("@my_step.x_2026-05-01T06:00:00 (PENDING)",)}, "  (waits for my_step.x (PENDING))"),
        ({"attempts": 2, "waiting_on": ("a worker",)}, "  (attempt 2; waits for a worker)"),
    ],
)
def test_details(instance: Any, run_of: Any, fields: dict[str, Any], detail: str) -> None:
    """How long, which attempt, why; what it waits for only where there is no reason."""
    *_, line = tree_lines("t", (run_of(instance("b", "PENDING", **fields)),))
    assert line.text == f"   └─ ○ b  ShellCommandActivity  PENDING{detail}"


def test_what_is_over_waits_for_nothing(instance: Any, run_of: Any) -> None:
    """Even where the service still says so."""
    *_, line = tree_lines("t", (run_of(instance("b", "FINISHED", waiting_on=("a worker",))),))
    assert line.text == "   └─ ✔ b  ShellCommandActivity  FINISHED"


def test_a_pipeline_without_runs_is_its_title() -> None:
    """Nothing has been activated."""
    assert list(tree_lines("visits (df-1)", ())) == [TreeLine("visits (df-1)", "bold")]


def test_changes_of_one_run(instance: Any, run_of: Any) -> None:
    """A new instance, a new status and a new reason to wait have a line each; what stays the same has none."""
    before = run_of(
        instance("logs", "RUNNING"),
        instance("load", "PENDING", waiting_on=("@logs_2026-05-01T06:00:00 (RUNNING)",)),
        instance("same", "PENDING"),
    )
    after = run_of(
        instance("logs", "FINISHED", started="2026-05-01T06:00:00", ended="2026-05-01T06:00:01"),
        instance("load", "PENDING", waiting_on=("a worker",)),
        instance("same", "PENDING"),
        instance("new", "FAILED", reason="no"),
    )
    assert list(change_lines((), (before,))) == [
        "logs  RUNNING",
        "load  PENDING  (waits for logs (RUNNING))",
        "same  PENDING",
    ]
    assert list(change_lines((before,), (after,))) == [
        "logs  FINISHED  (1 s)",
        "load  PENDING  (waits for a worker)",
        "new  FAILED  (no)",
    ]
    assert list(change_lines((after,), (after,))) == []


def test_changes_of_several_runs_say_of_which(instance: Any, run_of: Any) -> None:
    """Names alone would not tell the runs apart."""
    first = run_of(instance("logs", "FINISHED"))
    second = run_of(instance("logs", "RUNNING", scheduled_start="2026-05-02T06:00:00"))
    assert list(change_lines((first,), (first, second))) == ["2026-05-02T06:00:00  logs  RUNNING"]
