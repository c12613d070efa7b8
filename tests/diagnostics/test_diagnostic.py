"""Diagnostics: their order and their error."""

from __future__ import annotations

from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Location


def test_order() -> None:
    """By file, line, column and id; those without a file come first."""
    a, b = Path("a.yaml"), Path("b.yaml")
    ordered = [
        Diagnostic("PS302", "x"),
        Diagnostic("PS201", "x", Location(a, 2, 1)),
        Diagnostic("PS201", "x", Location(a, 2, 9)),
        Diagnostic("PS202", "x", Location(a, 2, 9)),
        Diagnostic("PS101", "x", Location(a, 10, 1)),
        Diagnostic("PS101", "x", Location(b, 1, 1)),
    ]

    assert sorted(ordered, key=Diagnostic.sort_key) == ordered


def test_the_error_says_all_of_it() -> None:
    """For those who meet it in Python."""
    error = DiagnosticsError((Diagnostic("PS101", "one"), Diagnostic("PS102", "two")))

    assert str(error) == "PS101: one; PS102: two"
    assert [item.id for item in error.diagnostics] == ["PS101", "PS102"]
