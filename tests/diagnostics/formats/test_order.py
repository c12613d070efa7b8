"""What all formats do alike."""

from __future__ import annotations

from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.diagnostics.formats.order import end_column, full_message, in_order, relative


def test_findings_are_told_in_order_and_once(findings: tuple[Diagnostic, ...]) -> None:
    """Those without a file first."""
    assert [item.id for item in in_order(findings)] == ["PS101", "PS306", "PS302", "PS102"]


def test_paths() -> None:
    """As seen from a folder."""
    assert relative(Path("/a/b/c.yaml"), Path("/a/b")) == Path("c.yaml")
    assert relative(Path("/a/b/c.yaml"), Path("/a/d")) == Path("../b/c.yaml")


def test_columns() -> None:
    """The end is behind the last character."""
    assert end_column(Location(Path("a"), 1, 3, 4)) == 7


def test_one_text() -> None:
    """Lines for what there is."""
    assert full_message(Diagnostic("PS101", "a", allowed="b", help="c")) == "a\nallowed: b\nhelp: c"
    assert full_message(Diagnostic("PS101", "a")) == "a"
