"""Three-valued logic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("a == 1 AND b == 1", ["true", "false", ""]),
        ("a == 1 OR b == 1", ["true", "true", "true"]),
        ("NOT b == 1", ["false", "true", ""]),
        ("b IS NULL", ["false", "false", "true"]),
        ("b is not null", ["true", "true", "false"]),
        ("(b == 1 ? 'yes' : 'no')", ["yes", "no", ""]),
        ("(b IS NULL ? 0 : b)", ["1", "2", "0"]),
        ("(b IS NULL ? null : 1.5f)", ["1.5", "1.5", ""]),
        ("(a == 1 ? b : 7L)", ["1", "2", ""]),
        ("true OR b == 1", ["true", "true", "true"]),
    ],
)
def test_results(evaluate: Callable[..., list[str]], item: str, expected: list[str]) -> None:
    """Null is neither true nor false, and a bincond on it is null."""
    assert evaluate(item, "1\t1\n1\t2\n1\t\n", "a:int, b:int") == expected


def test_condition_must_be_boolean(evaluate: Callable[..., list[str]]) -> None:
    """An int is no condition, an untyped value is cast to one."""
    with pytest.raises(PigTypeError, match="a condition must be boolean, this is int"):
        evaluate("NOT a", "1\n", "a:int")
    assert evaluate("NOT a", "True\nfalse\nx\n", "a") == ["false", "true", ""]


def test_results_must_fit_together(evaluate: Callable[..., list[str]]) -> None:
    """No silent conversion of a chararray."""
    with pytest.raises(PigTypeError, match=r"the results of \?: are int and chararray"):
        evaluate("(true ? 1 : 'x')")
