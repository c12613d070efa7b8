"""Templates, lists and method style."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

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


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("", ""),
        ("plain # text }", "plain # text }"),
        ("#{myText}", "text"),
        ("#{input.directoryPath}/#{myText}/", "s3://bucket/in/text/"),
        ("s3://b/#{@scheduledStartTime.format('YYYY-MM-dd')}", "s3://b/2024-01-31"),
        ("#{minusDays(@scheduledStartTime,1).format('YYYY/MM/dd')}", "2024/01/30"),
        ("#{@scheduledStartTime.minusDays(1).day() + 1}", "31"),
        ("#{format(@scheduledStartTime, \"yyyy-MM-dd'T'HH\")}", "2024-01-31T17"),
        ("#{'}' + \"'\" + '\"'}", "}'\""),
        ("#{'#{myText}'}", "#{myText}"),
        ("#{'this is ' + myList}", ("this is one", "this is two")),
        ("#{myList + '!' + 1}", ("one!1", "two!1")),
        ("#{myNumbers}", ("1", "2", "3")),
        ("#{-myNumbers * 2}", ("-2", "-4", "-6")),
        ("#{myMoments.format('MM')}", ("01", "02")),
        ("#{plusDays(@scheduledStartTime, myNumbers).day()}", ("1", "2", "3")),
        ("s3://#{myList}/#{myText}", ("s3://one/text", "s3://two/text")),
        ("#{myList}#{myNumbers}", ("one", "two", "1", "2", "3")),
    ],
)
def test_evaluate(context: MappingContext, template: str, expected: str | tuple[str, ...]) -> None:
    """Strings as the wire wants them; lists map and flatten."""
    assert expected == evaluate(template, context)
    assert expected == evaluate(parse(template), context)


def test_an_empty_list_stays_one() -> None:
    """Also with text around it: there is no element to put it around."""
    context = MappingContext({"none": ()})
    assert evaluate("#{none}", context) == ()
    assert evaluate("a#{none}", context) == ()


def test_evaluate_list_flattens(context: MappingContext) -> None:
    """A field of [#{myList1}, #{myList2}], as in the guide."""
    assert evaluate_list(["#{myList}", "text", "#{myNumbers}"], context) == ("one", "two", "text", "1", "2", "3")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("#{@scheduledStartTime.midnight()}", datetime(2024, 1, 31, tzinfo=UTC)),
        ("#{myCount}", 3),
        ("#{myCount * myShare}", 1.5),
        ("#{myNumbers + 1}", (2, 3, 4)),
    ],
)
def test_evaluate_value(context: MappingContext, source: str, expected: Value) -> None:
    """Values keep their types."""
    value = evaluate_value(parse(source).expressions[0], context)
    assert (expected, type(expected)) == (value, type(value))


@pytest.mark.parametrize(
    ("source", "message", "position"),
    [
        ("#{myList + myNumbers}", "'+' takes at most one list; found 2", 9),
        ("#{plusDays(myMoments, myNumbers)}", "'plusDays' takes at most one list; found 2", 2),
        (
            "#{myList}, #{myText} #{myNumbers}",
            "a second list among text; only one is allowed, write a field with several values instead",
            21,
        ),
    ],
)
def test_fails_on_two_lists(context: MappingContext, source: str, message: str, position: int) -> None:
    """The guide does not say what they would give."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(source, context)
    assert (message, position) == (caught.value.message, caught.value.position)


def test_the_deepest_expression_is_computed(context: MappingContext) -> None:
    """Fifty levels are far from the end of the stack."""
    assert evaluate("#{" + "plusDays(" * 50 + "@scheduledStartTime" + ",1)" * 50 + "}", context) == (
        "2024-03-21T17:06:07"
    )


def test_a_long_sum_is_computed(context: MappingContext) -> None:
    """No recursion over operands in a row."""
    assert evaluate("#{" + "1+" * 5000 + "1}", context) == "5001"


@given(st.text().filter(lambda text: not has_expression(text)))
def test_plain_text_is_returned_unchanged(text: str) -> None:
    """Whatever it holds."""
    assert text == evaluate(text, MappingContext({}))


@given(st.recursive(
    st.sampled_from(("a", "n", "t", "l", "o", "o.x", "1", "2.5", "'s'", "9223372036854775807")),
    lambda inner: st.builds("({}{}{})".format, inner, st.sampled_from("+-*/^"), inner)
    | st.builds("-{}".format, inner)
    | st.builds("plusMonths({},{})".format, inner, inner)
    | st.builds("format({},{})".format, inner, inner)
    | st.builds("{}.day()".format, inner),
))  # fmt: skip
def test_evaluate_raises_nothing_but_expression_errors(expression: str) -> None:
    """Whatever the types of the operands."""
    context = MappingContext(
        {"a": "yyyy", "n": 2, "t": datetime(2024, 1, 31, tzinfo=UTC), "l": (1, "b"), "o": {"x": 0.5}}
    )
    with suppress(ExpressionError):
        assert isinstance(evaluate(f"#{{{expression}}}", context), str | tuple)
