"""Calls are checked when they are parsed."""

import pytest

from penstock.expressions import ExpressionError, parse

LETTERS = "allowed are G C Y y x w e E D M d a K h H k m s S z Z; quote other text"


@pytest.mark.parametrize(
    ("source", "message", "position"),
    [
        ("#{formatt(a, 'YYYY')}", "unknown function 'formatt'; did you mean 'format'?", 2),
        ("#{a.midnite()}", "unknown function 'midnite'; did you mean 'midnight'?", 4),
        ("#{@a()}", ("unknown function '@a'; known here: day, dayOfYear, firstOfMonth, format, hour, makeDate, "
         "makeDateTime, midnight, minusDays, minusHours, minusMinutes, minusMonths and 13 more"), 2),
        ("#{day()}", "'day' takes 1 argument, the object before a dot counted; found 0; write day(DateTime)", 2),
        ("#{a.format()}", ("'format' takes 2 arguments, the object before a dot counted; found 1; "
         "write format(DateTime, pattern)"), 4),
        ("#{plusDays(a, 1, 2)}", ("'plusDays' takes 2 arguments, the object before a dot counted; found 3; "
         "write plusDays(DateTime, integer)"), 2),
        ("#{makeDate(2024)}", ("'makeDate' takes 3 arguments, the object before a dot counted; found 1; "
         "write makeDate(year, month, day)"), 2),
        ("#{format(a, 'YYYY-bb')}", f"'b' is no letter of a Joda pattern; {LETTERS}", 18),
        ("#{a.format('')}", "the pattern is empty; write one such as 'YYYY-MM-dd'", 12),
    ],
)  # fmt: skip
def test_fails_at_parsing(source: str, message: str, position: int) -> None:
    """No value is needed to see these."""
    with pytest.raises(ExpressionError) as caught:
        parse(source)
    assert (message, position) == (caught.value.message, caught.value.position)
