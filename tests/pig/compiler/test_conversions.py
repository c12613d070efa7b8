"""Casts that scripts write, and those that AS makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = "12.7\nTRUE\n2147483648\n12L\n\n"
ITEMS = "(int)a AS i, (long)a AS l, (double)a AS d, (boolean)a AS b"


def test_untyped_and_text_differ(evaluate: Callable[..., list[str]]) -> None:
    """Bytearray and chararray have casts of their own."""
    assert evaluate(ITEMS, ROWS, "a") == [
        "12\t12\t12.7\t",
        "\t\t\ttrue",
        "\t2147483648\t2.147483648E9\t",
        "\t12\t\t",
        "\t\t\t",
    ]
    assert evaluate(ITEMS, ROWS, "a:chararray") == [
        "12\t12\t12.7\t",
        "\t\t\ttrue",
        "2147483647\t2147483648\t2.147483648E9\t",
        "\t\t\t",
        "\t\t\t",
    ]


def test_results_of_untyped_functions_cast_as_text(evaluate: Callable[..., list[str]]) -> None:
    """The members of an untyped tuple are strings behind the type bytearray."""
    item = "FLATTEN(REGEX_EXTRACT_ALL(a, '(.*)')) AS (n:int)"
    assert evaluate(item, "2147483648\n12L\n200\n") == ["2147483647", "", "200"]


def test_between_numbers(evaluate: Callable[..., list[str]]) -> None:
    """Narrowing wraps whole numbers and saturates floating ones."""
    items = "(int)l AS a, (int)d AS b, (long)d AS c, (boolean)l AS e, (chararray)d AS f, (float)d AS g, (int)true AS h"
    assert evaluate(items, "4294967297\t1e20\n0\t-2.5\n", "l:long, d:double") == [
        "1\t2147483647\t9223372036854775807\ttrue\t1.0E20\t1.0E20\t1",
        "0\t-2\t-2\tfalse\t-2.5\t-2.5\t1",
    ]


def test_type_after_as_is_a_cast(evaluate: Callable[..., list[str]]) -> None:
    """Since Pig 0.17."""
    assert evaluate("a AS n:int, (a, a) AS t:(x:int, y)", "7.9\n") == ["7\t(7,7.9)"]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("(bytearray)a", "cannot cast chararray to bytearray"),
        ("(int)(a, a)", "cannot cast tuple to int"),
        ("(datetime)a", "the type datetime is not supported by the embedded engine yet"),
        ("(a, a) AS t:(x:int)", "the tuple has 2 fields, but 1 are named"),
    ],
)
def test_casts_that_do_not_exist(evaluate: Callable[..., list[str]], item: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        evaluate(item)
    assert caught.value.message == message
