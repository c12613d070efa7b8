"""The grammar that the documentation shows is the one that the parser takes."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, strategies as st
from lark import Lark
from lark.exceptions import LarkError

from penstock.expressions import ExpressionError, parser
from penstock.expressions.parser import GRAMMAR

_PIECES = st.sampled_from(
    (
        "a",
        "b1",
        "@",
        "*",
        "+",
        "-",
        "/",
        "^",
        "(",
        ")",
        ".",
        ",",
        "1",
        "25",
        ".5",
        "'s+'",
        '"(\'"',
        "f(",
        ".f(",
        " ",
        "_",
    )
)
WORDS = "NAME", "NUMBER", "STRING"
_RANDOM = st.lists(_PIECES, min_size=1, max_size=10).map("".join)
_SOUND = st.recursive(
    st.sampled_from(("a", "@*b1", "a.b1", "25", "1.5", "'s+'")),
    lambda inner: (
        st.builds("{}{}{}".format, inner, st.sampled_from("+-*/^"), inner)
        | st.builds("f({},{})".format, inner, inner)
        | st.builds("({}).f()".format, inner)
        | st.builds("-{}".format, inner)
    ),
    max_leaves=4,
)
_NEARLY_SOUND = st.builds(lambda text, at, piece: text[:at] + piece + text[at:], _SOUND, st.integers(0, 20), _PIECES)


def grammar() -> Lark:
    """The documented grammar, run by a parser generator that tries every way to read a text."""
    lines = []
    for line in GRAMMAR.splitlines():
        name, _, body = (part.strip() for part in line.partition(":="))
        if name == "template":
            continue  # where expressions begin and end is tested beside it
        lines.append(f"{name}: {_terminal(body) if name in WORDS else body}")
    return Lark("\n".join([*lines, r"%ignore /[ \t\r\n]+/"]), start="expr", parser="earley", lexer="dynamic_complete")


def _terminal(body: str) -> str:
    """The same, with sets of characters as regular expressions."""
    return re.sub(r"(\[[^]]+\])([*+]?)", r"/\1\2/", body.replace("'\"'", r'"\""'))


DOCUMENTED = grammar()


@pytest.fixture(scope="module", autouse=True)
def _any_function() -> Iterator[None]:
    """Take every function with any arguments: they are no matter of grammar."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "check_call", lambda *_, **__: None)
        yield


def is_documented(text: str) -> bool:
    """Whether the grammar has this expression."""
    try:
        DOCUMENTED.parse(text)
    except LarkError:
        return False
    return True


def is_parsed(text: str) -> bool:
    """Whether the parser takes this expression."""
    try:
        template = parser.parse.__wrapped__(f"#{{{text}}}")
    except ExpressionError:
        return False
    return len(template.parts) == 1


@given(_RANDOM | _SOUND | _NEARLY_SOUND)
@example("a.b1.f(1).f()")
@example("f(1).a")
@example("(a).b1")
@example("a**b1")
@example("a* *b1")
@example("a*@*b1")
@example("*@a")
@example("@ a")
@example("1.5.f()")
@example("1.a")
@example("--a^-1^(2)")
@example("f(,1)")
@example("f(1,)")
def test_the_parser_takes_what_is_documented(text: str) -> None:
    """And nothing else."""
    assert is_documented(text) == is_parsed(text)


@pytest.mark.parametrize("text", ["a", "a.b1.@a", "f(a, 'b').f()", "1 + 2 * 3 ^ 4 / -5", '"x" + @*a', "(((a)))"])
def test_there_is_something_in_it(text: str) -> None:
    """Both take these."""
    assert is_documented(text)
    assert is_parsed(text)
