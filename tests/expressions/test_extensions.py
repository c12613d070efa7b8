"""Functions that are off unless they are asked for."""

from datetime import UTC, datetime

import pytest

from penstock.expressions import ExpressionError, MappingContext, evaluate, parse
from penstock.expressions.extensions import EXTENSIONS
from penstock.expressions.library import FUNCTIONS

START = datetime(2024, 1, 31, 17, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("inTimeZone(t, 'America/Los_Angeles')", "2024-01-31T09:06:07"),
        ("inTimeZone(plusMonths(t, 6), 'America/Los_Angeles')", "2024-07-31T10:06:07"),
        ("t.inTimeZone('Asia/Tokyo').day()", "1"),
        ("t.inTimeZone('Asia/Kolkata').format('HH:mm z Z ZZ ZZZ')", "22:36 IST +0530 +05:30 Asia/Kolkata"),
        ("t.inTimeZone('America/Los_Angeles').format('Z')", "-0800"),
        ("t.inTimeZone('America/Los_Angeles').inTimeZone('UTC')", "2024-01-31T17:06:07"),
        ("t.inTimeZone('UTC').format('zzzz')", "Coordinated Universal Time"),
        ("t.inTimeZone('Asia/Tokyo').midnight()", "2024-02-01T00:00:00"),
        # The night of 10 March 2024 has no 02:30 in Los Angeles, and a day of 23 hours.
        ("makeDateTime(2024,3,9,10,30).inTimeZone('America/Los_Angeles').plusDays(1)", "2024-03-10T03:30:00"),
        ("makeDateTime(2024,3,9,10,30).inTimeZone('America/Los_Angeles').plusHours(24)", "2024-03-10T03:30:00"),
        ("makeDateTime(2024,3,9,20,30).inTimeZone('America/Los_Angeles').plusDays(1)", "2024-03-10T12:30:00"),
        ("makeDateTime(2024,3,9,20,30).inTimeZone('America/Los_Angeles').plusHours(24)", "2024-03-10T13:30:00"),
        ("plusPeriod(t, '1 day')", "2024-02-01T17:06:07"),
        ("plusPeriod(t, '2 Weeks')", "2024-02-14T17:06:07"),
        ("plusPeriod(t, '90 minutes')", "2024-01-31T18:36:07"),
        ("plusPeriod(t, '1 hour')", "2024-01-31T18:06:07"),
        ("t.plusPeriod('1 month')", "2024-02-29T17:06:07"),
        ("t.plusPeriod(step)", "2027-01-31T17:06:07"),
    ],
)
def test_extensions(expression: str, expected: str) -> None:
    """Asked for, they are functions like the others."""
    context = MappingContext({"t": START, "step": "3 years"})
    template = f"#{{{expression}}}"
    assert expected == evaluate(template, context, extensions=True)
    assert expected == evaluate(parse(template, extensions=True), context)


@pytest.mark.parametrize("name", EXTENSIONS)
def test_fails_unless_asked_for(name: str) -> None:
    """The error says why, and where."""
    source = f"at #{{{name}(t, '1 day')}}"
    message = f"the developer guide does not list the function '{name}', so it is off here; leave it out"
    for use in (parse, lambda text: evaluate(text, MappingContext({"t": START}))):
        with pytest.raises(ExpressionError) as caught:
            use(source)
        assert (message, 5) == (caught.value.message, caught.value.position)


def test_they_are_none_of_the_25() -> None:
    """No name stands twice."""
    assert not EXTENSIONS.keys() & FUNCTIONS.keys()


PERIOD = "this is no period; write a number and minutes, hours, days, weeks, months or years"
ZONE = "this is no time zone that is known here; write an IANA name such as 'America/Los_Angeles'"


@pytest.mark.parametrize(
    ("source", "message", "position"),
    [
        ("#{t.plusPeriod('1 fortnight')}", PERIOD, 16),
        ("#{t.plusPeriod(secret)}", PERIOD, 15),
        ("#{t.inTimeZone('Mars/Olympus')}", ZONE, 16),
        ("#{t.inTimeZone('../etc/passwd')}", ZONE, 16),
        ("#{t.inTimeZone('America')}", ZONE, 16),
        ("#{t.inTimeZone('')}", ZONE, 16),
        ("#{t.inTimeZone(secret)}", ZONE, 15),
        ("#{t.inTimeZne('UTC')}", "unknown function 'inTimeZne'; did you mean 'inTimeZone'?", 4),
        (
            "#{t.inTimeZone('Asia/Tokyo').format('zzzz')}",
            "long names are known of UTC only; write z for the short name or ZZZ for the id of the zone",
            36,
        ),
        ("#{plusPeriod(t, '9999 years')}", "the result of 'plusPeriod' is outside the years 1 to 9999", 2),
        (
            "#{makeDate(1,1,1).inTimeZone('America/Los_Angeles')}",
            "the result of 'inTimeZone' is outside the years 1 to 9999",
            18,
        ),
    ],
)
def test_fails_with_the_place(source: str, message: str, position: int) -> None:
    """A text that is neither period nor zone; what came from the context is not shown."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(source, MappingContext({"t": START, "secret": "s3cret"}), extensions=True)
    assert (message, position) == (caught.value.message, caught.value.position)
