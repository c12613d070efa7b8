"""GROUP and the FOREACH after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError

if TYPE_CHECKING:
    from conftest import Sandbox

LOAD = "a = LOAD 'in' AS (k:chararray, v:int);"


def test_aggregates(sandbox: Sandbox) -> None:
    """Null keys are one group; COUNT looks at the first field, COUNT_STAR at none, the others skip nulls."""
    sandbox.write("in", "b\t1\na\t2\n\t5\nb\t\n\t7\nb\t4\nc\t\n")
    script = (
        f"{LOAD} g = GROUP a BY k; r = FOREACH g GENERATE group, COUNT(a), COUNT(a.v), COUNT_STAR(a), SUM(a.v),"
        " MIN(a.v), MAX(a.v), AVG(a.v), MAX(a.k), SIZE(a); STORE r INTO 'out' USING PigStorage(',');"
    )
    assert sandbox.lines(script) == [
        ",0,2,2,12,5,7,6.0,,2",
        "a,1,1,1,2,2,2,2.0,a,1",
        "b,3,2,3,5,1,4,2.5,b,3",
        "c,1,0,1,,,,,c,1",
    ]
    assert (sandbox.folder / "out/part-r-00000").is_file()


def test_group_all(sandbox: Sandbox) -> None:
    """One group named `all`, and none at all for an empty relation."""
    sandbox.write("in", "x\t1\ny\t2\n")
    script = LOAD + "g = GROUP a ALL; r = FOREACH g GENERATE group, COUNT(a) * 2 + 1; STORE r INTO 'out';"
    assert sandbox.lines(script) == ["all\t5"]


def test_group_all_of_nothing(sandbox: Sandbox) -> None:
    """No row, so no COUNT 0."""
    sandbox.write("in", "")
    assert sandbox.lines(LOAD + "g = GROUP a ALL; r = FOREACH g GENERATE COUNT(a); STORE r INTO 'out';") == []


def test_composite_key(sandbox: Sandbox) -> None:
    """`group` is a tuple, taken apart by name, position or FLATTEN."""
    sandbox.write("in", "x\t1\n\t\nx\t1\n\t\n")
    script = LOAD + (
        "g = GROUP a BY (k, v); r = FOREACH g GENERATE group, group.k, group.$1, FLATTEN(group), COUNT_STAR(a) AS n;"
        "s = FOREACH r GENERATE $0, group::v, n; STORE s INTO 'out';"
    )
    assert sandbox.lines(script) == ["(,)\t\t2", "(x,1)\t1\t2"]


def test_key_expression_and_sum_types(sandbox: Sandbox) -> None:
    """SUM of ints is a long, of untyped values a double."""
    sandbox.write("in", "2147483647\t1\n2147483647\t2.5\n")
    script = (
        "a = LOAD 'in' AS (i:int, u); g = GROUP a BY i % 2;"
        "r = FOREACH g GENERATE group, SUM(a.i), SUM(a.u), MAX(a.u); STORE r INTO 'out';"
    )
    assert sandbox.lines(script) == ["1\t4294967294\t3.5\t2.5"]


def test_without_a_schema(sandbox: Sandbox) -> None:
    """Positions inside the bag."""
    sandbox.write("in", "1\t2\n2\n2\t3\n")
    script = "a = LOAD 'in'; g = GROUP a BY $0; r = FOREACH g GENERATE group, COUNT(a), SUM(a.$1); STORE r INTO 'out';"
    assert sandbox.lines(script) == ["1\t1\t2.0", "2\t2\t3.0"]


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ("STORE g INTO 'out';", "the result of GROUP is supported only in FOREACH by the embedded engine yet"),
        (
            "r = FOREACH g GENERATE group, a;",
            "a bag is supported only as the argument of an aggregate by the embedded engine yet",
        ),
        ("r = FOREACH g GENERATE FLATTEN(a);", "FLATTEN of a bag is not supported by the embedded engine yet"),
        ("r = FOREACH g GENERATE k;", "unknown field k; g has group: chararray, a: bag"),
        ("r = FOREACH g GENERATE SUM(a);", "SUM takes one simple field of a bag; write SUM(bag.field)"),
        ("r = FOREACH g GENERATE SUM(a.k);", "SUM takes numbers, found chararray"),
        ("r = FOREACH g GENERATE COUNT(group);", "COUNT takes a bag, found chararray; GROUP first"),
    ],
)
def test_errors(sandbox: Sandbox, rest: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        sandbox.run(f"{LOAD} g = GROUP a BY k; {rest}")
    assert caught.value.message == message
