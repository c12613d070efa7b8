"""Values on the wire."""

from datetime import UTC, datetime

import pytest

from penstock.expressions.values import Scalar, flatten, kind, render


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("text", "text"),
        (-3, "-3"),
        (4.0, "4.0"),
        (0.0, "0.0"),
        (0.001, "0.001"),
        (0.00012, "1.2E-4"),
        (9999999.0, "9999999.0"),
        (1e7, "1.0E7"),
        (-12300000.0, "-1.23E7"),
        (2.0**50, "1.125899906842624E15"),
        (datetime(2024, 1, 2, 3, 4, 5, 678, tzinfo=UTC), "2024-01-02T03:04:05"),
        (datetime(33, 1, 2, tzinfo=UTC), "0033-01-02T00:00:00"),
    ],
)
def test_render(value: Scalar, expected: str) -> None:
    """Floating numbers as Java writes them, DateTimes without zone or fraction."""
    assert expected == render(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", "a string"), (1, "an integer"), (1.0, "a floating number"), (datetime(1, 1, 1, tzinfo=UTC), "a DateTime")],
)
def test_kind(value: Scalar, expected: str) -> None:
    """The words of the messages."""
    assert expected == kind(value)


def test_flatten() -> None:
    """Lists in lists dissolve; a scalar is a list of one."""
    assert flatten((1, (2, ("a",)), ())) == (1, 2, "a")
    assert flatten(1) == (1,)
