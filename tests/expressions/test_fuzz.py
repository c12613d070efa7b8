"""Random and hostile templates: only ExpressionErrors, in bounded time, with places that lie in the text."""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from penstock.expressions import ExpressionError, MappingContext, evaluate, parse
from penstock.expressions.nodes import Call, Literal, Name, Negation, Node, Operation, Path, Template

LONGEST = 10_240
"""Bytes of a field that the service takes."""
SECONDS = 20
"""Of the processor: far above what any of these takes, far below what backtracking would."""

NAMES = st.sampled_from(("a", "myText", "@scheduledStartTime", "*myPassword", "node.output.x", "a.*b"))
LEAVES = NAMES | st.sampled_from(("0", "12", "1.5", "'it is \"}\"'", '"#{"', "''"))
SPACES = st.sampled_from(("", " ", "\n\t"))


def _built(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.builds("{}{}{}{}{}".format, inner, SPACES, st.sampled_from("+-*/^"), SPACES, inner)
        | st.builds("-{}{}".format, SPACES, inner)
        | st.builds("({}{}{})".format, SPACES, inner, SPACES)
        | st.builds("plusDays({},{}{})".format, inner, SPACES, inner)
        | st.builds("{}.{}format({})".format, NAMES, SPACES, inner)
    )


EXPRESSIONS = st.recursive(LEAVES, _built, max_leaves=20)
TEXTS = st.text(alphabet="abc#} '\"\n\u00e9\U0001f600", max_size=10).filter(lambda text: not text.endswith("#"))
TEMPLATES = st.lists(TEXTS | EXPRESSIONS.map("#{{{}}}".format), max_size=6).map("".join)


def _names(node: Node) -> Iterator[Name]:
    """Every word of a tree with its place; a literal or a sign as it starts in the text."""
    match node:
        case Literal(value, offset):
            yield Name("'" if isinstance(value, str) else str(value), offset)
        case Path(segments):
            yield from segments
        case Negation(operand, offset):
            yield Name("-", offset)
            yield from _names(operand)
        case Operation(first, rest):
            yield from _names(first)
            for operator, operand in rest:
                yield operator
                yield from _names(operand)
        case Call(function, arguments):
            yield function
            for argument in arguments:
                yield from _names(argument)


def _check_places(template: Template) -> None:
    """Every part and every word stands where it says, and the parts are the whole text."""
    source, end = template.source, len(template.source)
    for part in reversed(template.parts):
        if isinstance(part, str):
            assert source.endswith(part, 0, end)
            end -= len(part)
        else:
            assert source.startswith("#{", part.offset)
            assert source[end - 1] == "}"
            for name in _names(part.root):
                assert part.offset < name.offset < end
                assert source.startswith(name.text, name.offset) or (name.text == "'" and source[name.offset] == '"')
            end = part.offset
    assert end == 0


def _fault(text: str, context: MappingContext) -> ExpressionError | None:
    try:
        evaluate(text, context)
    except ExpressionError as error:
        return error
    return None


@given(TEMPLATES)
def test_every_word_stands_where_it_says(text: str) -> None:
    """What the grammar makes is parsed, unless a literal pattern or the depth is refused."""
    with suppress(ExpressionError):
        _check_places(parse(text))


@given(st.text(alphabet="#{}'\"()@*.,+-/^ab1 \n", max_size=60), st.integers(0, 400))
def test_deep_and_broken_templates(middle: str, depth: int) -> None:
    """Whatever stands under many brackets."""
    for text in (f"#{{{'(' * depth}{middle}", f"{middle}#{{{'day(' * depth}{middle}{')' * depth}}}"):
        with suppress(ExpressionError):
            _check_places(parse(text))


@pytest.mark.parametrize(
    "unit",
    [
        "#{", "#{a}", "#{'", "'#{\"", "#{a.", "a.", "a,", "1", "1.1", "-", "(", ")", "*", "@", " ", "\n", "a+", "a^",
        "yM", "''", "#", "}", "day(", "plusDays(a,", ".day()", "\u00e9", "\x00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["{}", "#{{{}}}", "#{{day({})}}", "#{{format(t,'{}')}}", "#{{a{}", "{}#{{a"])
def test_the_longest_fields_take_no_time(unit: str, frame: str) -> None:
    """As long as the service takes them, of one piece repeated: nothing is tried twice."""
    text = frame.format(unit * ((LONGEST - len(frame)) // len(unit)))
    context = MappingContext({"a": 1, "t": datetime(2024, 1, 31, tzinfo=UTC)})
    started = time.process_time()
    fault = _fault(text, context)
    assert fault is None or (0 <= fault.position <= len(text) and str(fault).endswith("^"))
    assert time.process_time() - started < SECONDS
