"""A bar for long reading."""

from __future__ import annotations

import pytest

from penstock.cli.reading import reading
from tests.cli.terminal import on_terminal

PROGRAM = """
import time
from penstock.cli.reading import reading
with reading("reading runs") as report:
    report(1, 4)
    {wait}
    report(2, 4)
    time.sleep(0.3)
print("after")
"""


def test_nothing_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """Logs of CI have no bars."""
    with reading("reading runs") as report:
        report(1, 2)
    assert capsys.readouterr() == ("", "")


def test_nothing_where_it_is_quick() -> None:
    """Not even a flicker."""
    code, written = on_terminal(PROGRAM.format(wait=""))
    assert code == 0
    assert "reading runs" not in written


def test_a_bar_where_it_takes_long() -> None:
    """From half a second on."""
    code, written = on_terminal(PROGRAM.format(wait="time.sleep(0.6)"))
    assert code == 0
    assert "reading runs" in written
    assert " 50%" in written
