"""Tokens."""

import pytest

from penstock.expressions import ExpressionError
from penstock.expressions.lexer import Token, token_at


@pytest.mark.parametrize(
    ("source", "token"),
    [
        ("12", Token("number", "12", 0, 2)),
        (" 1.50 ", Token("number", "1.50", 1, 5)),
        ("1.format", Token("number", "1", 0, 1)),
        ("my_X9-", Token("name", "my_X9", 0, 5)),
        ("@scheduledStartTime", Token("name", "@scheduledStartTime", 0, 19)),
        ("@*secret", Token("name", "@*secret", 0, 8)),
        ("*x", Token("symbol", "*", 0, 1)),
        ("\t\r\n 'it is \"}\"'", Token("string", "'it is \"}\"'", 4, 15)),
        ('"it\'s"', Token("string", '"it\'s"', 0, 6)),
        ("'a\\'", Token("string", "'a\\'", 0, 4)),
        ("}", Token("symbol", "}", 0, 1)),
        ("  ", Token("end", "", 2, 2)),
        ("", Token("end", "", 0, 0)),
    ],
)
def test_token_at(source: str, token: Token) -> None:
    """Every kind of token, with its place."""
    assert token == token_at(source, 0)


@pytest.mark.parametrize("symbol", list("+-*/^().,}"))
def test_symbols(symbol: str) -> None:
    """Every symbol."""
    assert Token("symbol", symbol, 1, 2) == token_at(f"a{symbol}", 1)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("'a", "this string has no closing '; add it"),
        ("$", "'$' means nothing in an expression; allowed are names, numbers, quoted strings and + - * / ^ ( ) . ,"),
        ("é", "'é' means nothing in an expression; allowed are names, numbers, quoted strings and + - * / ^ ( ) . ,"),
        ("٣", "'٣' means nothing in an expression; allowed are names, numbers, quoted strings and + - * / ^ ( ) . ,"),
        ("@ a", "'@' means nothing in an expression; allowed are names, numbers, quoted strings and + - * / ^ ( ) . ,"),
    ],
)
def test_fails_where_no_token_starts(source: str, message: str) -> None:
    """The error stands at the character."""
    with pytest.raises(ExpressionError) as caught:
        token_at(f"ab {source}", 2)
    assert (message, 3) == (caught.value.message, caught.value.position)
