"""The examples of the developer guide, with the results that it prints; and where the guide is wrong, our reading.

Pages: dp-pipeline-expressions, dp-expressions-functions, dp-pipeline-reference-functions-datetime, -math, -string,
dp-pipeline-characters.
"""

import re
from datetime import UTC, datetime

import pytest

from penstock.expressions import (
    ExpressionError,
    MappingContext,
    Value,
    evaluate,
    evaluate_list,
    evaluate_value,
    has_expression,
    parse,
)
from penstock.expressions.library import FUNCTIONS

MY_DATE_TIME = datetime(2011, 5, 24, 17, 10, tzinfo=UTC)

DATE_TIME_EXAMPLES = [
    ("day(myDateTime)", "24"),
    ("dayOfYear(myDateTime)", "144"),
    ("firstOfMonth(myDateTime)", "2011-05-01T17:10:00z"),
    ("hour(myDateTime)", "17"),
    ("makeDate(2011,5,24)", "2011-05-24T0:00:00z"),
    ("makeDateTime(2011,5,24,14,21)", "2011-05-24T14:21:00z"),
    ("minusDays(myDateTime,1)", "2011-05-23T17:10:00z"),
    ("minusHours(myDateTime,1)", "2011-05-24T16:10:00z"),
    ("minusMinutes(myDateTime,1)", "2011-05-24T17:09:00z"),
    ("minusMonths(myDateTime,1)", "2011-04-24T17:10:00z"),
    ("minusWeeks(myDateTime,1)", "2011-05-17T17:10:00z"),
    ("minusYears(myDateTime,1)", "2010-05-24T17:10:00z"),
    ("minute(myDateTime)", "10"),
    ("month(myDateTime)", "5"),
    ("plusDays(myDateTime,1)", "2011-05-25T17:10:00z"),
    ("plusHours(myDateTime,1)", "2011-05-24T18:10:00z"),
    ("plusMinutes(myDateTime,1)", "2011-05-24 17:11:00z"),
    ("plusMonths(myDateTime,1)", "2011-06-24T17:10:00z"),
    ("plusWeeks(myDateTime,1)", "2011-05-31T17:10:00z"),
    ("plusYears(myDateTime,1)", "2012-05-24T17:10:00z"),
    ("sunday(myDateTime)", "2011-05-22 17:10:00 UTC"),
    ("year(myDateTime)", "2011"),
    ("yesterday(myDateTime)", "2011-05-23T17:10:00z"),
]
"""What the table of date functions prints, in its several spellings of a DateTime."""

ELSEWHERE = {"format", "midnight"}
"""Their printed examples cannot be right as they stand; see below."""


def value_of(expression: str, at: datetime = MY_DATE_TIME) -> Value:
    """The value of one expression where `myDateTime` is known."""
    return evaluate_value(parse(f"#{{{expression}}}").expressions[0], MappingContext({"myDateTime": at}))


def printed(text: str) -> Value:
    """What the guide means by a result."""
    if text.isdecimal():
        return int(text)
    numbers = re.findall(r"[0-9]+", text)
    return datetime(*map(int, numbers), tzinfo=UTC)


@pytest.mark.parametrize(("expression", "result"), DATE_TIME_EXAMPLES)
def test_date_functions(expression: str, result: str) -> None:
    """The value that the guide prints, from the moment that it names."""
    assert printed(result) == value_of(expression)


def test_every_date_function_has_its_documented_example() -> None:
    """The table of the guide has 25 rows."""
    assert FUNCTIONS.keys() == {call.partition("(")[0] for call, _ in DATE_TIME_EXAMPLES} | ELSEWHERE


@pytest.mark.parametrize(
    ("template", "result"),
    [
        ("#{1 + 2}", "3"),
        ("#{1 - 2}", "-1"),
        ("#{1 * 2}", "2"),
        ("#{1 / 2}", "0"),
        ("#{2 ^ 2}", "4.0"),
        ('#{"hel" + "lo"}', "hello"),
    ],
)
def test_operators(template: str, result: str) -> None:
    """Mathematical and string functions, as the guide calls them."""
    assert result == evaluate(template, MappingContext({}))


def test_lists() -> None:
    """A list maps, and two lists in a field flatten."""
    context = MappingContext({"myList": ("one", "two"), "myList1": (1, 2), "myList2": (3, 4)})
    assert evaluate("#{'this is ' + myList}", context) == ("this is one", "this is two")
    assert evaluate_list(["#{myList1}", "#{myList2}"], context) == ("1", "2", "3", "4")


RUN = {
    "@scheduledStartTime": datetime(2018, 1, 31, 11, 5, 33, tzinfo=UTC),
    "@scheduledEndTime": datetime(2018, 1, 31, 14, 0, 0, tzinfo=UTC),
    "@actualEndTime": datetime(2018, 1, 31, 15, 30, 0, tzinfo=UTC),
    "name": "current",
    "parent": {"@id": "ExampleDataNode"},
    "output": {"directoryPath": "s3://mybucket/out"},
}


@pytest.mark.parametrize(
    ("template", "result"),
    [
        ("s3://mybucket/#{parent.@id}.csv", "s3://mybucket/ExampleDataNode.csv"),
        ("s3://myBucket/#{name}.csv", "s3://myBucket/current.csv"),
        (
            "/home/userName/xxx.sh #{@scheduledStartTime} #{@scheduledEndTime}",
            "/home/userName/xxx.sh 2018-01-31T11:05:33 2018-01-31T14:00:00",
        ),
        ("/var/log/stderr:#{@scheduledStartTime}", "/var/log/stderr:2018-01-31T11:05:33"),
        ("#{year(@scheduledStartTime)}", "2018"),
        ("#{format(@scheduledStartTime,'YYYY-MM-dd hh:mm:ss')}", "2018-01-31 11:05:33"),
        ("#{format(minusMinutes(@scheduledStartTime,30),'YYYY-MM-dd hh:mm:ss')}", "2018-01-31 10:35:33"),
        ("#{@scheduledStartTime.format('YYYY-MM-dd')}", "2018-01-31"),
        ("#{format(minusDays(@scheduledStartTime,1),'YYYY-MM-dd')}", "2018-01-30"),
    ],
)
def test_fields_of_the_object(template: str, result: str) -> None:
    """On a data node or activity."""
    assert result == evaluate(template, MappingContext(RUN))


@pytest.mark.parametrize(
    ("template", "result"),
    [
        (
            "Error for interval #{node.@scheduledStartTime}..#{node.@scheduledEndTime}.",
            "Error for interval 2018-01-31T11:05:33..2018-01-31T14:00:00.",
        ),
        (
            "S3 bucket '#{node.output.directoryPath}' succeeded at #{node.@actualEndTime}.",
            "S3 bucket 's3://mybucket/out' succeeded at 2018-01-31T15:30:00.",
        ),
        ("#{format(minusMinutes(node.@scheduledStartTime,30),'YYYY-MM-dd hh:mm:ss')}", "2018-01-31 10:35:33"),
    ],
)
def test_fields_of_the_node(template: str, result: str) -> None:
    """On an alarm or a precondition."""
    assert result == evaluate(template, MappingContext({"node": RUN}))


def test_fails_on_a_runtime_field_through_a_reference() -> None:
    """Transitive references are for ordinary fields only."""
    context = MappingContext({"node": {"output": {"@actualEndTime": MY_DATE_TIME}}})
    with pytest.raises(ExpressionError) as caught:
        evaluate("at #{node.output.@actualEndTime}", context)
    assert caught.value.position == len("at #{node.output.")
    assert caught.value.message == (
        "'@actualEndTime' is a runtime field and cannot be read through 'output'; "
        "write @actualEndTime, or node.@actualEndTime in an action or a precondition"
    )


class TestWhereTheGuideIsWrong:
    """Defects of the pages, and what we make of them."""

    def test_format_keeps_the_space_of_its_pattern(self) -> None:
        """The guide prints 2011-05-24T17:10:00 UTC, with a T that the pattern does not have."""
        assert value_of("format(myDateTime,'YYYY-MM-dd HH:mm:ss z')") == "2011-05-24 17:10:00 UTC"

    def test_midnight_is_that_of_the_same_day(self) -> None:
        """The guide of 2014 said the next one; its example now starts on the 25th, another day than the others."""
        noon = datetime(2011, 5, 25, 17, 10, tzinfo=UTC)
        assert datetime(2011, 5, 25, tzinfo=UTC) == value_of("midnight(myDateTime)", noon)

    @pytest.mark.parametrize(
        ("call", "result"),
        [
            ("firstOfMonth(myDateTime)", "2011-05-01T17:10:00"),
            ("makeDate(2011,5,24)", "2011-05-24T00:00:00"),
            ("plusMinutes(myDateTime,1)", "2011-05-24T17:11:00"),
            ("sunday(myDateTime)", "2011-05-22T17:10:00"),
        ],
    )
    def test_a_date_time_in_a_text_has_no_zone(self, call: str, result: str) -> None:
        """The table ends DateTimes with z or UTC; instance ids and the Hive example show them without."""
        assert result == evaluate(f"#{{{call}}}", MappingContext({"myDateTime": MY_DATE_TIME}))

    def test_a_half_has_its_zero(self) -> None:
        """The guide prints .5 for 1.0 / 2, and 4.0 for 2 ^ 2, which is how Java writes numbers."""
        assert evaluate("#{1.0 / 2}", MappingContext({})) == "0.5"

    def test_a_function_without_braces_is_text(self) -> None:
        """The guide sets startDateTime to makeDate(2011,5,24); only with the braces is that a time."""
        assert not has_expression("makeDate(2011,5,24)")
        assert evaluate("makeDate(2011,5,24)", MappingContext({})) == "makeDate(2011,5,24)"
        assert evaluate("#{makeDate(2011,5,24)}", MappingContext({})) == "2011-05-24T00:00:00"

    def test_day_of_year_and_month_in_the_place_of_day_and_minute(self) -> None:
        """SqlActivity shows YY-MM-DD HH:MM:SS, which in Joda's letters is not what it looks like."""
        assert value_of("format(myDateTime,'YY-MM-DD HH:MM:SS')") == "11-05-144 17:05:00"

    def test_half_days_without_am_and_pm(self) -> None:
        """The pages write hh, the hour of the half day, where they mean HH: 17:10 comes out as 05:10."""
        assert value_of("format(myDateTime,'YYYY-MM-dd hh:mm:ss')") == "2011-05-24 05:10:00"
        assert value_of("format(myDateTime,'YYYY-MM-dd HH:mm:ss')") == "2011-05-24 17:10:00"


@pytest.mark.parametrize(
    ("pattern", "result"),
    [
        ("YYYY-MM-dd-HH-mm-ss", "2011-05-24-17-10-00"),
        ("YYYY-MM-dd_hh.mm", "2011-05-24_05.10"),
        ("YYYY-MM", "2011-05"),
    ],
)
def test_patterns_of_published_pipelines(pattern: str, result: str) -> None:
    """YYYY is the year, never the year of the week."""
    assert result == value_of(f"format(myDateTime,'{pattern}')")


def test_a_secret_parameter() -> None:
    """Published pipelines read the password that they are given with `#{*myRedshiftPassword}`."""
    assert evaluate("#{*myRedshiftPassword}", MappingContext({"*myRedshiftPassword": "s3cret"})) == "s3cret"
