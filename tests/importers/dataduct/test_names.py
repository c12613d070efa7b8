"""Names of steps."""

from __future__ import annotations

import pytest

from penstock.importers.dataduct.names import identifier


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("look-at_2", "look-at_2"),
        ("load the books!", "load-the-books"),
        ("2nd", "step-2nd"),
        ("größe", "gr-e"),
        ("..", "step"),
        ("x" * 200, "x" * 100),
    ],
)
def test_what_ids_may_be(text: str, name: str) -> None:
    """A letter, then letters, digits, - and _."""
    assert identifier(text) == name
