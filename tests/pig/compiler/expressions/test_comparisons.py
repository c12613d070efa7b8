"""Comparisons, IN and MATCHES."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError, check_script

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("a == 9", ["true", "true", "false", "", ""]),
        ("a == '9'", ["true", "false", "false", "false", ""]),
        ("a eq b", ["true", "false", "false", "false", ""]),
        ("a != '9'", ["false", "true", "true", "true", ""]),
        ("a > 9.5", ["false", "false", "true", "", ""]),
        ("a < '9'", ["false", "false", "true", "false", ""]),
        ("a IN (9, 10)", ["true", "true", "true", "", ""]),
        ("NOT a IN ('9')", ["false", "true", "true", "true", ""]),
        ("a MATCHES '\\\\d+'", ["true", "false", "true", "false", ""]),
        ("a matches '.*[.].*|x'", ["false", "true", "false", "true", ""]),
        ("a == null", ["", "", "", "", ""]),
    ],
)
def test_untyped_operands(evaluate: Callable[..., list[str]], item: str, expected: list[str]) -> None:
    """The other side says what an untyped value is read as; MATCHES takes the whole text."""
    assert evaluate(item, "9\t9\n9.0\t9\n10\t9\nx\t9\n\t9\n", "a, b") == expected


def test_widening(evaluate: Callable[..., list[str]]) -> None:
    """Numbers are compared in the wider type."""
    assert evaluate("a < 2147483648L, a == 2147483647.0, a <= b", "2147483647\t2147483647.5\n", "a:int, b:double") == [
        "true\ttrue\ttrue"
    ]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("a == 1", "cannot compare chararray with int; cast one of them"),
        ("true < false", "< does not take booleans"),
        ("1 MATCHES 'x'", "MATCHES takes a chararray, this is int"),
        ("a MATCHES a", "MATCHES takes a string literal with the embedded engine"),
    ],
)
def test_type_errors(evaluate: Callable[..., list[str]], item: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        evaluate(item)
    assert caught.value.message == message


def test_place_inside_a_pattern() -> None:
    """The caret stands at the character of the regular expression, past the doubled backslashes."""
    with pytest.raises(PigTypeError) as caught:
        check_script("a = LOAD 'x' AS (s:chararray);\nb = FILTER a BY s MATCHES '\\\\d\\'(?=x)';")
    assert caught.value.message == "regular expression: lookahead (?=..) is not supported by the embedded engine"
    assert (caught.value.line, caught.value.column) == (2, 33)
