"""Trees and their positions."""

import pytest
from hypothesis import example, given, strategies as st

from penstock.expressions import Expression, ExpressionError, Name, Template, has_expression, parse
from penstock.expressions.nodes import Call, Literal, Negation, Node, Operation, Path


def fault(text: str) -> ExpressionError | None:
    """The error of parsing, None when there is none."""
    try:
        parse(text)
    except ExpressionError as error:
        return error
    return None


def path(text: str, offset: int) -> Path:
    """A path of one segment."""
    return Path((Name(text, offset),))


def test_text_and_expressions_alternate() -> None:
    """Parts stand in order, with offsets in the whole template."""
    source = "a#{b}#{c} d"
    first, second = Expression(path("b", 3), 1, source), Expression(path("c", 7), 5, source)
    assert Template(source, ("a", first, second, " d")) == parse(source)


def test_the_empty_template_has_no_parts() -> None:
    """No empty text part."""
    assert Template("", ()) == parse("")


@pytest.mark.parametrize("text", ["", "# { }", "a } b", "$#", "#"])
def test_plain_text(text: str) -> None:
    """Only `#{` opens an expression."""
    assert not has_expression(text)
    assert parse(text).expressions == ()


def test_has_expression_takes_a_broken_one_too() -> None:
    """So that it reaches the parser and is reported."""
    assert has_expression("a #{")


@pytest.mark.parametrize(
    ("source", "root"),
    [
        ("#{ 7 }", Literal(7, 3)),
        ("#{007}", Literal(7, 2)),
        ("#{00000000000000000000000001}", Literal(1, 2)),
        ("#{1.50}", Literal(1.5, 2)),
        ("#{'a}\"'}", Literal('a}"', 2)),
        ('#{"it\'s"}', Literal("it's", 2)),
        ("#{*myX}", path("*myX", 2)),
        ("#{@*myX}", path("@*myX", 2)),
        ("#{(a)}", path("a", 3)),
        ("#{a.b.@c}", Path((Name("a", 2), Name("b", 4), Name("@c", 6)))),
        ("#{a.*b}", Path((Name("a", 2), Name("*b", 4)))),
        ("#{a**b}", Operation(path("a", 2), ((Name("*", 3), path("*b", 4)),))),
        ("#{a*b}", Operation(path("a", 2), ((Name("*", 3), path("b", 4)),))),
        ("#{day(a)}", Call(Name("day", 2), (path("a", 6),))),
        ("#{a.day()}", Call(Name("day", 4), (path("a", 2),))),
        ("#{a.b.plusDays(1)}", Call(Name("plusDays", 6), (Path((Name("a", 2), Name("b", 4))), Literal(1, 15)))),
        ("#{a-b-c}", Operation(path("a", 2), ((Name("-", 3), path("b", 4)), (Name("-", 5), path("c", 6))))),
        (
            "#{a+b*c}",
            Operation(
                path("a", 2),
                ((Name("+", 3), Operation(path("b", 4), ((Name("*", 5), path("c", 6)),))),),
            ),
        ),
        (
            "#{a^b^c}",
            Operation(
                path("a", 2),
                ((Name("^", 3), Operation(path("b", 4), ((Name("^", 5), path("c", 6)),))),),
            ),
        ),
        ("#{-a^b}", Operation(Negation(path("a", 3), 2), ((Name("^", 4), path("b", 5)),))),
        ("#{year}", path("year", 2)),
    ],
)
def test_trees(source: str, root: Node) -> None:
    """Every form of the grammar."""
    assert (Expression(root, 0, source),) == parse(source).parts


OPERAND = "expected a name, a number, a quoted string or '('; found "
OPERATOR = "expected an operator, '.' or '}'; found "
UNCLOSED = "this '#{' is never closed; add '}' after the expression"
TOO_LARGE = "the number is too large; integers have 64 bits"


@pytest.mark.parametrize(
    ("source", "message", "position"),
    [
        ("a #{", UNCLOSED, 2),
        ("a #{b", UNCLOSED, 2),
        ("a #{b + ", UNCLOSED, 2),
        ("a #{day(b", UNCLOSED, 2),
        ("#{a} #{b.", UNCLOSED, 5),
        ("#{}", "the expression is empty; write a name, a function or a value between '#{' and '}'", 2),
        ("#{a b}", OPERATOR + "'b'", 4),
        ("#{a)}", OPERATOR + "')'", 3),
        ("#{+a}", OPERAND + "'+'", 2),
        ("#{* a}", OPERAND + "'*'", 2),
        ("#{*@a}", OPERAND + "'*'", 2),
        ("#{a+}", OPERAND + "'}'", 4),
        ("#{(a}", "expected an operator, ',' or ')'; found '}'", 4),
        ("#{day(a,)}", OPERAND + "')'", 8),
        ("#{a.1}", "expected a field or a function after '.'; found '1'", 4),
        ("#{1abc}", "expected an operator after the number; found 'abc'", 3),
        ("#{'a}", "this string has no closing '; add it", 2),
        ("#{day(a).b}", "only a reference has fields, so '.b' must be a call: write '.b(...)'", 9),
        ("#{(a).b}", "only a reference has fields, so '.b' must be a call: write '.b(...)'", 6),
        ("#{9223372036854775808}", TOO_LARGE, 2),
        ("#{" + "9" * 5000 + "}", TOO_LARGE, 2),
        ("#{" + "9" * 400 + ".0}", TOO_LARGE, 2),
    ],
)
def test_fails_with_the_place(source: str, message: str, position: int) -> None:
    """Every syntax error."""
    with pytest.raises(ExpressionError) as caught:
        parse(source)
    assert (message, position, source) == (caught.value.message, caught.value.position, caught.value.source)


@pytest.mark.parametrize(
    "source",
    [
        "#{" + "(" * 5000,
        "#{" + "-" * 5000 + "1}",
        "#{" + "1^" * 5000 + "1}",
        "#{" + "day(" * 5000,
        "#{a" + ".day()" * 51,
    ],
)
def test_fails_on_deep_nesting(source: str) -> None:
    """A located error, and no RecursionError."""
    with pytest.raises(ExpressionError, match="the expression is too complex; at most 50 calls, parentheses, signs"):
        parse(source)


def test_takes_fifty_levels() -> None:
    """The limit itself is allowed."""
    assert path("a", 52) == parse("#{" + "(" * 50 + "a" + ")" * 50 + "}").expressions[0].root


def test_takes_a_sum_as_long_as_a_field() -> None:
    """Operands in a row are no nesting."""
    root = parse("#{" + "1+" * 5000 + "1}").expressions[0].root
    assert isinstance(root, Operation)
    assert len(root.rest) == 5000


@given(st.text(alphabet="#{}'\"()@*.,+-/^ab12 \n") | st.text())
@example("#{#{a}}")
def test_parse_raises_nothing_but_expression_errors(text: str) -> None:
    """Whatever the text; and the error is one that can be shown."""
    error = fault(text)
    assert error is None or (0 <= error.position <= len(text) and str(error).endswith("^"))
