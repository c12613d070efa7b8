"""FILTER, DISTINCT, LIMIT and a second alias."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Sandbox


def test_filter_keeps_only_true(sandbox: Sandbox) -> None:
    """Neither false nor null; map-only."""
    sandbox.write("in", "1\n2\n\nx\n")
    assert sandbox.lines("a = LOAD 'in' AS (x:int); b = FILTER a BY x != 1; STORE b INTO 'out';") == ["2"]
    assert (sandbox.folder / "out/part-m-00000").is_file()


def test_distinct_compares_bytes(sandbox: Sandbox) -> None:
    """9 and 9.0 differ while untyped; nulls are one row; the output comes from a reduce."""
    sandbox.write("in", "9\n9.0\n\n10\n9\n\n")
    script = "a = LOAD 'in' AS (x); c = a; b = DISTINCT c; STORE b INTO 'out';"
    assert sandbox.lines(script) == ["", "10", "9", "9.0"]
    assert (sandbox.folder / "out/part-r-00000").is_file()


def test_limit(sandbox: Sandbox) -> None:
    """The first rows of an order; more than there are is all."""
    sandbox.write("in", "3\n1\n2\n")
    script = "a = LOAD 'in' AS (x:int); o = ORDER a BY x; b = LIMIT o 2; c = FOREACH b GENERATE x; STORE c INTO 'out';"
    assert sandbox.lines(script) == ["1", "2"]


def test_limit_beyond_the_end(sandbox: Sandbox) -> None:
    """All rows, in a part of a reduce."""
    sandbox.write("in", "3\n1\n")
    assert sandbox.lines("a = LOAD 'in'; b = LIMIT a 9L; STORE b INTO 'out';") == ["3", "1"]
    assert (sandbox.folder / "out/part-r-00000").is_file()
