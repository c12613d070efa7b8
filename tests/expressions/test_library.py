"""Every function of the guide, through the language."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from penstock.expressions import ExpressionError, MappingContext, evaluate, evaluate_value, parse
from penstock.expressions.library import FUNCTIONS
from penstock.expressions.values import kind

CASES = [
    ("day(@scheduledStartTime)", "31"),
    ("dayOfYear(@scheduledStartTime)", "31"),
    ("firstOfMonth(@scheduledStartTime)", "2024-01-01T17:06:07"),
    ("format(@scheduledStartTime, 'YYYY-MM-dd')", "2024-01-31"),
    ("hour(@scheduledStartTime)", "17"),
    ("makeDate(2011,5,24)", "2011-05-24T00:00:00"),
    ("makeDateTime(2011,5,24,14,21)", "2011-05-24T14:21:00"),
    ("midnight(@scheduledStartTime)", "2024-01-31T00:00:00"),
    ("minusDays(@scheduledStartTime,1)", "2024-01-30T17:06:07"),
    ("minusHours(@scheduledStartTime,18)", "2024-01-30T23:06:07"),
    ("minusMinutes(@scheduledStartTime,7)", "2024-01-31T16:59:07"),
    ("minusMonths(@scheduledStartTime,2)", "2023-11-30T17:06:07"),
    ("minusWeeks(@scheduledStartTime,1)", "2024-01-24T17:06:07"),
    ("minusYears(makeDate(2024,2,29),1)", "2023-02-28T00:00:00"),
    ("minute(@scheduledStartTime)", "6"),
    ("month(@scheduledStartTime)", "1"),
    ("plusDays(@scheduledStartTime,1)", "2024-02-01T17:06:07"),
    ("plusHours(@scheduledStartTime,7)", "2024-02-01T00:06:07"),
    ("plusMinutes(@scheduledStartTime,54)", "2024-01-31T18:00:07"),
    ("plusMonths(@scheduledStartTime,1)", "2024-02-29T17:06:07"),
    ("plusWeeks(@scheduledStartTime,1)", "2024-02-07T17:06:07"),
    ("plusYears(@scheduledStartTime,1)", "2025-01-31T17:06:07"),
    ("sunday(@scheduledStartTime)", "2024-01-28T17:06:07"),
    ("year(@scheduledStartTime)", "2024"),
    ("yesterday(@scheduledStartTime)", "2024-01-30T17:06:07"),
]


@pytest.mark.parametrize(("call", "expected"), CASES)
def test_functions(context: MappingContext, call: str, expected: str) -> None:
    """The result on the wire."""
    assert expected == evaluate(f"#{{{call}}}", context)


def test_every_function_is_tested() -> None:
    """The guide has 25."""
    assert set(FUNCTIONS) == {call.partition("(")[0] for call, _ in CASES}
    assert len(FUNCTIONS) == 25


@pytest.mark.parametrize(("call", "expected"), CASES)
def test_each_function_gives_what_it_says(context: MappingContext, call: str, expected: str) -> None:
    """The type in its declaration, which the documentation shows."""
    (expression,) = parse(f"#{{{call}}}").expressions
    value = evaluate_value(expression, context)
    assert not isinstance(value, tuple)
    assert FUNCTIONS[call.partition("(")[0]].result == kind(value), expected


def test_sunday_of_a_sunday_is_the_same_day(context: MappingContext) -> None:
    """The guide: the same day when it is a Sunday."""
    assert evaluate("#{sunday(makeDate(2024,1,28))}", context) == "2024-01-28T00:00:00"


@pytest.mark.parametrize(
    ("source", "message", "position"),
    [
        ("#{day('2024')}", "'day' takes a DateTime here; found a string; write day(DateTime)", 6),
        ("#{myCount.day()}", "'day' takes a DateTime here; found an integer; write day(DateTime)", 2),
        ("#{plusDays(@scheduledStartTime, '1')}",
         "'plusDays' takes an integer here; found a string; write plusDays(DateTime, integer)", 32),
        ("#{plusDays(@scheduledStartTime, 1.0)}",
         "'plusDays' takes an integer here; found a floating number; write plusDays(DateTime, integer)", 32),
        ("#{format(@scheduledStartTime, 1)}",
         "'format' takes a string here; found an integer; write format(DateTime, pattern)", 30),
        ("#{makeDate(2023,2,29)}", "'makeDate' has no such date: ", 2),
        ("#{makeDate(10000,1,1)}", "'makeDate' has no such date: ", 2),
        ("#{makeDate(9223372036854775807,1,1)}", "the result of 'makeDate' is outside the years 1 to 9999", 2),
        ("#{makeDateTime(2024,1,1,24,0)}", "'makeDateTime' has no such date: ", 2),
        ("#{plusYears(@scheduledStartTime, 8000)}", "the result of 'plusYears' is outside the years 1 to 9999", 2),
        ("#{plusMonths(@scheduledStartTime, 9223372036854775807)}",
         "the result of 'plusMonths' is outside the years 1 to 9999", 2),
        ("#{minusDays(@scheduledStartTime, 9223372036854775807)}",
         "the result of 'minusDays' is outside the years 1 to 9999", 2),
        ("#{sunday(makeDate(1,1,1)-'')}", "'-' takes numbers; found a DateTime and a string", 24),
        ("#{yesterday(makeDate(1,1,1))}", "the result of 'yesterday' is outside the years 1 to 9999", 2),
        ("#{format(@scheduledStartTime, myPattern)}", "'b' is no letter of a Joda pattern; ", 30),
    ],
)  # fmt: skip
def test_fails_with_the_place(context: MappingContext, source: str, message: str, position: int) -> None:
    """Wrong types stand at the argument, impossible results at the function."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(source, context)
    assert caught.value.message.startswith(message)
    assert position == caught.value.position


@given(
    st.datetimes(datetime(1000, 1, 1), datetime(3000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis wants them naive
    st.integers(-9999, 9999),
    st.sampled_from(("Days", "Hours", "Minutes", "Weeks")),
)
def test_plus_and_minus_invert(moment: datetime, count: int, unit: str) -> None:
    """Units of fixed length."""
    (expression,) = parse(f"#{{t.plus{unit}(n).minus{unit}(n)}}").expressions
    assert moment == evaluate_value(expression, MappingContext({"t": moment, "n": count}))
