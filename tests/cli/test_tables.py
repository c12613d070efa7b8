"""Tables: with colours on a terminal, plain elsewhere."""

from __future__ import annotations

import pytest

from penstock.cli.tables import lasted, print_table, styled
from tests.cli.terminal import on_terminal

PROGRAM = """
from penstock.cli.tables import print_table, styled
print_table(("NAME", ">COUNT", "STATE"), [("a" * 30, "1", styled("FAILED")), ("b", "22", styled("FINISHED"))])
"""


def test_plain_text_has_no_colours_and_is_never_wrapped(capsys: pytest.CaptureFixture[str]) -> None:
    """However narrow the terminal is that is not there; no spaces at the ends of lines."""
    long = "x" * 500
    print_table(("NAME", ">COUNT", "STATE"), [(long, "1", styled("FAILED")), ("[red]b", "22", "")])
    assert capsys.readouterr().out == (f"NAME{'':496}  COUNT  STATE\n{long}      1  FAILED\n[red]b{'':494}     22\n")


def test_on_a_terminal() -> None:
    """Colours, and a line below the names."""
    code, written = on_terminal(PROGRAM)
    assert code == 0
    assert "\x1b[31mFAILED" in written
    assert "\x1b[32mFINISHED" in written
    assert "───" in written


def test_on_a_narrow_terminal_nothing_is_lost() -> None:
    """Long names are folded."""
    code, written = on_terminal(PROGRAM, COLUMNS="30")
    assert code == 0
    assert written.count("a") >= 30


@pytest.mark.parametrize(
    ("status", "style"),
    [
        ("FINISHED", "green"),
        ("HEALTHY", "green"),
        ("FAILED", "red"),
        ("BLOCKED", "red"),
        ("ERROR", "red"),
        ("SKIPPED", "dim"),
        ("RUNNING", "yellow"),
        ("WAITING", ""),
    ],
)
def test_colours_of_statuses(status: str, style: str) -> None:
    """Those of the tree."""
    assert styled(status) == (status, style)


@pytest.mark.parametrize(
    ("started", "ended", "text"),
    [
        (None, None, ""),
        ("2026-05-01T06:00:00", None, ""),
        ("2026-05-01T06:00:00", "2026-05-01T06:00:00", "0 s"),
        ("2026-05-01T06:00:00", "2026-05-01T06:00:59", "59 s"),
        ("2026-05-01T06:00:00", "2026-05-01T06:59:59", "59 min"),
        ("2026-05-01T06:00:00", "2026-05-02T07:05:00", "25 h 5 min"),
    ],
)
def test_durations(started: str | None, ended: str | None, text: str) -> None:
    """In the unit that tells most."""
    assert lasted(started, ended) == text
