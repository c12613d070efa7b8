"""Did-you-mean."""

from __future__ import annotations

import pytest

from penstock.diagnostics.suggestion import did_you_mean, listed


@pytest.mark.parametrize(
    ("found", "known", "answer"),
    [
        ("tabel", ["table", "label"], "did you mean 'table'?"),
        ("MYEMR", ["myEMR", "myEC2"], "did you mean 'myEMR'?"),
        ("runs-on", ["runs_on"], "did you mean 'runs_on'?"),
        ("zebra", ["table"], None),
        ("x", [], None),
        ("", ["table"], None),
    ],
)
def test_the_nearest_name(found: str, known: list[str], answer: str | None) -> None:
    """Without regard to case, and only what is near."""
    assert did_you_mean(found, known) == answer


def test_lists() -> None:
    """In alphabetical order; nothing has a word of its own."""
    assert listed(["b", "a"]) == "a, b"
    assert listed([]) == "nothing"
