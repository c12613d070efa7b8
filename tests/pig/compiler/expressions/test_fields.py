"""Names, positions, projections and tuples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError

if TYPE_CHECKING:
    from collections.abc import Callable


def test_positions_without_a_schema(evaluate: Callable[..., list[str]]) -> None:
    """Rows keep their own width; what is not there is null."""
    assert evaluate("$1, $5, $0 + 1", "1\t2\n3\n", "") == ["2\t\t2", "\t\t4"]


def test_tuples(evaluate: Callable[..., list[str]]) -> None:
    """`(a, b)`, its fields by name and position, several at once, and null members."""
    assert evaluate("(a, b), (a, b).b, (a, b).$0, (a, b, a).(b, $2)", "1\tx\n\t\n", "a:int, b:chararray") == [
        "(1,x)\tx\t1\t(x,1)",
        "(,)\t\t\t(,)",
    ]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("A", "unknown field A; a has a: chararray"),
        ("$1", "a has 1 fields, so there is no $1"),
        ("a.b", "only a tuple or a bag has fields, this is chararray"),
        ("(a, a).$2", "the tuple has 2 fields, so there is no $2"),
    ],
)
def test_unknown_fields(evaluate: Callable[..., list[str]], item: str, message: str) -> None:
    """Names are case-sensitive."""
    with pytest.raises(PigTypeError) as caught:
        evaluate(item)
    assert caught.value.message == message


def test_names_need_a_schema(evaluate: Callable[..., list[str]]) -> None:
    """Without AS there are positions only."""
    with pytest.raises(PigTypeError, match="a has no schema, so b is unknown; use positions such as"):
        evaluate("b", "1\n", "")
