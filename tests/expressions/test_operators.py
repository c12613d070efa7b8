"""Operators, through the language."""

import pytest

from penstock.expressions import ExpressionError, MappingContext, evaluate


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 2", "3"),
        ("1 + 0.5", "1.5"),
        ("'a' + 1", "a1"),
        ("1 + 'a'", "1a"),
        ("1 + 2 + 'a'", "3a"),
        ("'a' + 1 + 2", "a12"),
        ("'a' + 1.0", "a1.0"),
        ("'a' + @scheduledStartTime", "a2024-01-31T17:06:07"),
        ("5 - 2 - 1", "2"),
        ("2 - 2.5", "-0.5"),
        ("2 * 3", "6"),
        ("2 * 0.5", "1.0"),
        ("7 / 2", "3"),
        ("-7 / 2", "-3"),
        ("7 / -2", "-3"),
        ("-7 / -2", "3"),
        ("-6 / 2", "-3"),
        ("0 / -2", "0"),
        ("7 / 2.0", "3.5"),
        ("9223372036854775807 / 1", "9223372036854775807"),
        ("2 ^ 2", "4.0"),
        ("2 ^ -1", "0.5"),
        ("2 ^ 3 ^ 2", "512.0"),
        ("-2 ^ 2", "4.0"),
        ("2 + 3 * 4", "14"),
        ("(2 + 3) * 4", "20"),
        ("2 * 3 ^ 2", "18.0"),
        ("--myCount", "3"),
        ("-myShare", "-0.5"),
        ("myCount * 2", "6"),
        ("-1 - 9223372036854775807", "-9223372036854775808"),
    ],
)
def test_operators(context: MappingContext, expression: str, expected: str) -> None:
    """Values and precedence."""
    assert expected == evaluate(f"#{{{expression}}}", context)


POWER = "'^' has no result for these operands: zero to a negative, or a negative to a fractional power"
LARGE = "the result of '{}' is too large; integers have 64 bits, floating numbers end at 1.8E308"


@pytest.mark.parametrize(
    ("source", "message", "position"),
    [
        ("#{1/0}", "division by zero", 3),
        ("#{1.0/0}", "division by zero", 5),
        ("#{0^-1}", POWER, 3),
        ("#{(-8)^0.5}", POWER, 6),
        ("#{10^400}", LARGE.format("^"), 4),
        ("#{9^9^9^9}", LARGE.format("^"), 5),
        ("#{9223372036854775807+1}", LARGE.format("+"), 21),
        ("#{9223372036854775807*9223372036854775807}", LARGE.format("*"), 21),
        ("#{10^308*10}", LARGE.format("*"), 8),
        ("#{'a'-1}", "'-' takes numbers; found a string and an integer", 5),
        ("#{2*'a'}", "'*' takes numbers; found an integer and a string", 3),
        ("#{-'a'}", "a '-' sign takes a number; found a string", 2),
        (
            "#{@scheduledStartTime + 1}",
            (
                "'+' takes numbers, or a string on either side; found a DateTime and an integer; "
                "use plusDays, minusHours and the like"
            ),
            22,
        ),
    ],
)
def test_fails_at_the_operator(context: MappingContext, source: str, message: str, position: int) -> None:
    """What was found and what is allowed."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(source, context)
    assert (message, position) == (caught.value.message, caught.value.position)
