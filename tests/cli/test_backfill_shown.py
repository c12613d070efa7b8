"""A backfill on a terminal."""

from __future__ import annotations

import pytest

from penstock.cli.backfill_shown import watched
from penstock.client.backfill_progress import Tally
from tests.cli.terminal import on_terminal

PROGRAM = """
from penstock.cli.backfill_shown import watched
from penstock.client.backfill_progress import Tally
none = frozenset()
states = [Tally(3, none, none, none), Tally(3, frozenset("a"), none, none),
          Tally(3, frozenset("ab"), frozenset("c"), frozenset("b"))]
assert watched(iter(states)) == states[-1]
print("after")
"""


def test_a_bar() -> None:
    """How many are over, how many failed, how long it takes."""
    code, written = on_terminal(PROGRAM)
    assert code == 0, written
    assert "3/3" in written
    assert "2 failed" in written
    assert "after" in written


def test_lines_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """Each run once."""
    none = frozenset[str]()
    states = (
        Tally(3, none, none, none),
        Tally(3, frozenset("b"), none, frozenset("b")),
        Tally(3, frozenset("ba"), frozenset("c"), frozenset("bc")),
    )
    assert watched(states) == states[-1]
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "b  failed  (1 of 3)\na  finished  (2 of 3)\nc  blocked  (3 of 3)\n"


def test_no_state_at_all() -> None:
    """A mistake of ours."""
    with pytest.raises(ValueError, match="there was no state"):
        watched(())
