"""Arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigRuntimeError, PigTypeError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("items", "row", "fields", "expected"),
    [
        ("a + 1, a * a, a / 2, -a, a % 2", "-7", "a:int", "-6\t49\t-3\t7\t-1"),
        ("a + 1, a * a, -a", "2147483647", "a:int", "-2147483648\t1\t-2147483647"),
        ("-a, a / -1, a - 1", "-2147483648", "a:int", "-2147483648\t-2147483648\t2147483647"),
        ("a + 1, a * a", "9223372036854775807", "a:long", "-9223372036854775808\t1"),
        ("a / 0, a / 0.0, a / 0L, 1 / 0", "5", "a:int", "\t\t\t"),
        ("a + 1, a * 2.0, a % 2, -a, 1 - a", "", "a:int", "\t\t\t\t"),
        ("a + 1L, a + 1.0f, a + 1.0, a * 0.5f", "3", "a:int", "4\t4.0\t4.0\t1.5"),
        ("a + 1, a + 1.0, a * 2L, -a, a + a", "9.0", "a", "10\t10.0\t18\t-9.0\t18.0"),
        ("a + 1, a + a", "abc", "a", "\t"),
        ("1 + 2 * 3 - 4 / 2, (1 + 2) * 3", "x", "a", "5\t9"),
    ],
)
def test_results(evaluate: Callable[..., list[str]], items: str, row: str, fields: str, expected: str) -> None:
    """Whole numbers wrap and truncate, null and division by zero give null, untyped operands follow the other."""
    assert evaluate(items, f"{row}\n", fields) == [expected]


def test_remainder_by_zero_fails_the_run(evaluate: Callable[..., list[str]]) -> None:
    """As the exception does in Java."""
    with pytest.raises(PigRuntimeError, match="remainder of a division by zero"):
        evaluate("a % 0", "7\n", "a:int")


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("a + 1", "+ does not take chararray and int"),
        ("1 % 2.0", "% does not take int and double"),
        ("-a", "minus takes a number, not chararray"),
        ("2147483648", "2147483648 does not fit int; write L after it"),
        ("9223372036854775808L", "9223372036854775808 does not fit long"),
    ],
)
def test_type_errors(evaluate: Callable[..., list[str]], item: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        evaluate(item)
    assert caught.value.message == message
