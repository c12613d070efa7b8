"""FOREACH .. GENERATE."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigSyntaxError, PigTypeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Sandbox


def test_star_and_names(evaluate: Callable[..., list[str]]) -> None:
    """All fields, and all fields under other names."""
    assert evaluate("*", "1\tx\ty\n2\n", "a:int, b") == ["1\tx", "2\t"]
    assert evaluate("* AS (p:chararray, q), 7 AS r", "1\tx\n", "a:int, b") == ["1\tx\t7"]


def test_flatten_of_a_tuple(evaluate: Callable[..., list[str]]) -> None:
    """A null tuple gives a null in every field."""
    items = "FLATTEN(REGEX_EXTRACT_ALL(a, '(\\\\w+) (\\\\d+)')) AS (w:chararray, n:int), a"
    assert evaluate(items, "ab 12\nno\n\n") == ["ab\t12\tab 12", "\t\tno", "\t\t"]


def test_flatten_of_two_tuples_and_of_a_simple_field(evaluate: Callable[..., list[str]]) -> None:
    """Tuples side by side; a simple field stays as it is."""
    assert evaluate("FLATTEN((a, 1)), FLATTEN((a, 2)) AS (x, y), FLATTEN(a) AS z", "k\n") == ["k\t1\tk\t2\tk"]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ("a, a", "duplicate field name a; give one of them another name with AS"),
        ("FLATTEN(REGEX_EXTRACT_ALL(a, '(a)(b)')) AS (p, q, r)", "AS names 3 fields, but there are 2"),
        (
            "FLATTEN(REGEX_EXTRACT_ALL(a, '(a)(b)'))",
            "this tuple has no schema; name its 2 fields: FLATTEN(..) AS (a, b, ..)",
        ),
    ],
)
def test_type_errors(evaluate: Callable[..., list[str]], items: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        evaluate(items)
    assert caught.value.message == message


def test_flatten_stands_alone(evaluate: Callable[..., list[str]]) -> None:
    """It is no function."""
    with pytest.raises(PigSyntaxError, match="'FLATTEN' is a keyword of Pig Latin"):
        evaluate("UPPER(FLATTEN(a))")


def test_earlier_relations_stay_usable(sandbox: Sandbox) -> None:
    """An alias that is assigned again changes only what comes after."""
    sandbox.write("in", "1\n2\n")
    script = (
        "a = LOAD 'in' AS (x:int); b = FILTER a BY x > 1;"
        "a = FOREACH a GENERATE x * 10; c = UNION a, b; STORE c INTO 'out';"
    )
    assert sandbox.lines(script) == ["10", "20", "2"]


def test_undefined_alias(evaluate: Callable[..., list[str]]) -> None:
    """With a hint at the right case."""
    with pytest.raises(PigTypeError, match=r"undefined alias A; did you mean a\?"):
        evaluate("a; c = FOREACH A GENERATE a")
