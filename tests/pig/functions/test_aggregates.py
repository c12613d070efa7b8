"""Aggregates; compiler/operators/test_group.py has them in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigRuntimeError

if TYPE_CHECKING:
    from conftest import Sandbox


@pytest.mark.parametrize(
    ("kind", "rows", "call", "expected"),
    [
        ("int", "1\n2\n\n", "SUM", "3"),
        ("long", "9223372036854775807\n1\n", "SUM", "-9223372036854775808"),
        ("float", "0.5\n0.25\n", "SUM", "0.75"),
        ("int", "1\n2\n\n", "AVG", "1.5"),
        ("int", "\n\n", "SUM", ""),
        ("int", "\n\n", "AVG", ""),
        ("int", "\n\n", "COUNT", "0"),
        ("int", "\n\n", "COUNT_STAR", "2"),
        ("float", "0.5\n0.25\n", "MIN", "0.25"),
        ("bytearray", "10\n9\n\n", "MAX", "10.0"),
        ("chararray", "10\n9\n\n", "MAX", "9"),
        ("chararray", "10\n9\n\n", "MIN", "10"),
    ],
)
def test_results(sandbox: Sandbox, kind: str, rows: str, call: str, expected: str) -> None:
    """Types of results; nulls do not count."""
    sandbox.write("in", rows)
    script = f"a = LOAD 'in' AS (x:{kind}); g = GROUP a ALL; r = FOREACH g GENERATE {call}(a.x); STORE r INTO 'out';"
    assert sandbox.lines(script) == [expected]


def test_untyped_text_fails_the_run(sandbox: Sandbox) -> None:
    """As the job does; after a cast it is null and does not count."""
    sandbox.write("in", "1\nabc\n")
    group = "g = GROUP a ALL; r = FOREACH g GENERATE SUM(a.x); STORE r INTO 'out';"
    with pytest.raises(PigRuntimeError, match="SUM of a bytearray: abc is not a number; cast it first"):
        sandbox.run(f"a = LOAD 'in' AS (x); {group}")
    assert sandbox.lines(f"a = LOAD 'in' AS (x:int); {group}") == ["1"]
