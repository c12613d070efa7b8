"""Progress: lines where nobody watches, a live tree on a terminal."""

from __future__ import annotations

import re
from typing import Any

import pytest

from penstock.cli.progress import print_tree, show_progress
from tests.cli.terminal import on_terminal

PROGRAM = """
from penstock.cli.progress import show_progress
from penstock.client.runs import InstanceView, RunView
from penstock.definition.wire import WireObject

def state(*statuses):
    return (RunView("2026-05-01T06:00:00", tuple(
        InstanceView(f"@s{n}_2026-05-01T06:00:00", f"s{n}", "PigActivity", status, "2026-05-01T06:00:00",
                     None, None, (), None, 1, WireObject("i", "i", ()))
        for n, status in enumerate(statuses))),)

last = show_progress("visits (df-1)", iter([state("RUNNING", "PENDING"), state("FINISHED", "RUNNING"),
                                            state("FINISHED", "FINISHED")]))
assert last == state("FINISHED", "FINISHED")
print("after")
"""
TREE = [
    "visits (df-1)",
    "└─ 2026-05-01T06:00:00  FINISHED",
    "   ├─ ✔ s0  PigActivity  FINISHED",
    "   └─ ✔ s1  PigActivity  FINISHED",
]


def test_without_a_terminal_changes_are_told_and_the_tree_ends_it(
    instance: Any, run_of: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """A log of CI has no repetitions."""
    waiting, running, done = ((run_of(instance("load", status)),) for status in ("PENDING", "RUNNING", "FINISHED"))
    assert show_progress("visits (df-1)", iter([(), waiting, waiting, running, done])) == done
    assert capsys.readouterr().out == (
        "load  PENDING\n"
        "load  RUNNING\n"
        "load  FINISHED\n"
        "\n"
        "visits (df-1)\n"
        "└─ 2026-05-01T06:00:00  FINISHED\n"
        "   └─ ✔ load  ShellCommandActivity  FINISHED\n"
    )


def test_without_any_state_only_the_title_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipeline that has not begun."""
    assert show_progress("visits (df-1)", iter([])) == ()
    assert capsys.readouterr().out == "\nvisits (df-1)\n"


def test_print_tree_has_no_colours(instance: Any, run_of: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """It is read by programs, too."""
    print_tree("t", (run_of(instance("a", "FAILED")),))
    assert capsys.readouterr().out == ("t\n└─ 2026-05-01T06:00:00  FAILED\n   └─ ✘ a  ShellCommandActivity  FAILED\n")


def _screen(written: str) -> list[str]:
    """What is on the screen at the end: lines, with the cursor moving up and lines being erased."""
    lines = [""]
    row = 0
    for token in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|\r\n|\r|\n|[^\x1b\r\n]+", written):
        if token == "\r":
            continue  # only ever followed by an erased line
        if token in {"\n", "\r\n"}:
            row += 1
            if row == len(lines):
                lines.append("")
        elif token.startswith("\x1b["):
            if token.endswith("A"):
                row -= int(token[2:-1] or 1)
            elif token.endswith("K"):
                lines[row] = ""
        else:
            lines[row] += token
    return [line.rstrip() for line in lines if line.strip()]


def test_on_a_terminal_the_tree_is_live_and_stays_behind() -> None:
    """It is drawn over and over in place: colours and a moving cursor, but each line once on the screen at the end."""
    code, written = on_terminal(PROGRAM)
    assert code == 0, written
    assert "\x1b[33m" in written  # yellow: what was running
    assert "\x1b[32m" in written  # green: what finished
    assert "PENDING" in written
    assert written.index("PENDING") < written.index("after")
    assert _screen(written) == [*TREE, "after"]
    assert "\x1b[?25h" in written  # the cursor is visible again


def test_long_lines_are_cut_on_a_narrow_terminal() -> None:
    """A wrapped line would break the tree."""
    code, written = on_terminal(PROGRAM, COLUMNS="24")
    assert code == 0, written
    assert _screen(written) == [
        "visits (df-1)",
        "└─ 2026-05-01T06:00:00 …",
        "   ├─ ✔ s0  PigActivity…",
        "   └─ ✔ s1  PigActivity…",
        "after",
    ]


def test_an_error_leaves_the_last_tree_and_gives_the_cursor_back() -> None:
    """Whatever ends the watching."""
    failing = PROGRAM.replace("iter([", "fail([").replace(
        "last = show", "def fail(states):\n    yield states[0]\n    raise SystemExit(5)\n\nlast = show"
    )
    code, written = on_terminal(failing)
    assert code == 5, written
    assert "\x1b[?25h" in written
    assert "   ├─ ● s0  PigActivity  RUNNING" in _screen(written)
