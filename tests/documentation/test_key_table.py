"""Tables of keys."""

from __future__ import annotations

from penstock.documentation.key_table import Key, key_table


def test_the_table() -> None:
    """With a row for each."""
    assert key_table([Key("a", "text", "required", "b")]) == (
        "| key | value | needed | meaning |\n|---|---|---|---|\n| `a` | text | required | b |"
    )
