"""Expressions that YAML takes for comments."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "line", "column", "length"),
    [
        ("a: of #{x}\n", 1, 7, 4),
        ("a: 1\nb: [x, y]\nc:   #{x} and #{y}  \nd: 2\n", 3, 6, 13),
        ("a:\n  - b: no\n  - x  #{x}\n", 3, 8, 4),
        ("a: &a of #{x}\nb: *a\n", 1, 10, 4),
    ],
)
def test_what_is_lost(project: Any, text: str, line: int, column: int, length: int) -> None:
    """Told once, at the number sign."""
    (finding,) = project.read(text).diagnostics

    assert finding.id == "PS105"
    assert finding.location[1:] == (line, column, length)


@pytest.mark.parametrize(
    "text",
    [
        "a: x#{y}\n",
        "a: 'of #{x}'\n",
        'a: "of #{x}" # {y}\n',
        "a: |\n  of #{x}\n",
        "a: x # {y}\n",
        "# #{x}\na: 1\n  #{y}\n",
        "a: {b: c} #{d}\n",
    ],
)
def test_what_is_not_lost(project: Any, text: str) -> None:
    """Quotes, blocks, other comments, and comments on lines of their own."""
    assert project.read(text).diagnostics == ()
