"""The message shows the template with a caret."""

import pytest

from penstock.expressions import ExpressionError


def test_shows_the_template_and_a_caret() -> None:
    """The caret stands under the position."""
    assert str(ExpressionError("unknown name", 4, "a #{b}")) == "unknown name\n  a #{b}\n      ^"


def test_shows_only_the_line_of_the_fault() -> None:
    """Other lines of a template are left out."""
    assert str(ExpressionError("wrong", 8, "first\n#{b} c\nlast")) == "wrong\n  #{b} c\n    ^"


def test_cuts_a_long_line_around_the_caret() -> None:
    """A script of one line does not flood the screen, and the caret still points at the fault."""
    lines = str(ExpressionError("wrong", 1003, "-" * 1000 + "#{?}" + "-" * 1000)).split("\n")
    assert len(lines[1]) == 102
    assert lines[1][lines[2].index("^")] == "}"


def test_tabs_do_not_move_the_caret() -> None:
    """A tab is shown as one space."""
    assert str(ExpressionError("wrong", 3, "\t#{b}")) == "wrong\n   #{b}\n     ^"


@pytest.mark.parametrize("position", [0, 3])
def test_keeps_its_parts(position: int) -> None:
    """Callers build diagnostics of their own from them."""
    error = ExpressionError("wrong", position, "#{b}")
    assert ("wrong", position, "#{b}") == (error.message, error.position, error.source)
