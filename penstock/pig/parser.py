"""Pig Latin text to the syntax tree."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import lark

from penstock.pig.errors import PigError, PigSyntaxError, PigTypeError
from penstock.pig.syntax import TreeBuilder, UnsupportedConstructError

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.source import Source


def parse(source: Source) -> tuple[nodes.Statement, ...]:
    """The statements of a script.

    Raises:
        PigSyntaxError: where the text stops being Pig Latin.
        PigTypeError: at a construct that the engine does not support.
    """
    try:
        tree = _parser().parse(source.text)
        statements: tuple[nodes.Statement, ...] = TreeBuilder().transform(tree)
    except lark.exceptions.VisitError as error:
        if isinstance(error.orig_exc, UnsupportedConstructError):
            raise _unsupported(source, error.orig_exc) from None
        raise
    except UnsupportedConstructError as error:
        raise _unsupported(source, error) from None
    except lark.UnexpectedInput as error:
        raise _syntax_error(source, error) from None
    return statements


@cache
def _parser() -> lark.Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    names = ("STATEMENT", "OPERATOR", "BLOCK", "CAST", "EXPRESSION")
    return lark.Lark(
        grammar,
        parser="lalr",
        propagate_positions=True,
        maybe_placeholders=False,
        lexer_callbacks={f"UNSUPPORTED_{name}": _refuse for name in names},
    )


def _refuse(token: lark.Token) -> NoReturn:
    constructs = {"{": "a { block or bag", "[": "a map literal", "=>": "the operator =>"}
    raise UnsupportedConstructError(constructs.get(token.value, token.value.upper()), token.start_pos or 0)


def _unsupported(source: Source, error: UnsupportedConstructError) -> PigError:
    return source.error(PigTypeError, f"{error.construct} is not supported by the embedded engine yet", error.at)


def _syntax_error(source: Source, error: lark.UnexpectedInput) -> PigError:
    """Say what stands where the parser stopped, and what could have stood there."""
    offset = error.pos_in_stream or 0
    if isinstance(error, lark.UnexpectedToken) and error.token.type == "$END":
        text = source.text.rstrip()
        return source.error(PigSyntaxError, f"the script ends too early; expected {_names(error.accepts)}", len(text))
    if isinstance(error, lark.UnexpectedToken):
        found = f"unexpected '{error.token}'"
        expected = error.accepts or error.expected
        offset = error.token.start_pos or 0
    else:
        found = f"unexpected character '{source.text[offset]}'"
        expected = error.allowed if isinstance(error, lark.UnexpectedCharacters) else set()
        if source.text[offset] == "'":
            found = "this string does not end, or has an escape other than \\n \\t \\b \\r \\f \\\\ \\' \\uXXXX"
            return source.error(PigSyntaxError, f"{found}; a regular expression doubles its backslashes", offset)
    return source.error(PigSyntaxError, f"{found}; expected {_names(expected)}", offset)


def _names(terminals: set[str] | None) -> str:
    words = {
        "SEMICOLON": "';'", "COMMA": "','", "LPAR": "'('", "RPAR": "')'", "EQUAL": "'='", "COLON": "':'",
        "DOT": "'.'", "NAME": "a name", "STRING": "a quoted string", "INTEGER": "a whole number",
        "QMARK": "'?'", "COMPARISON": "a comparison", "POSITION": "a position such as $0", "$END": "the end",
        "PLUS": "'+'", "MINUS": "'-'", "STAR": "'*'", "SLASH": "'/'", "PERCENT": "'%'", "LBRACE": "'{'",
        "RBRACE": "'}'", "LSQB": "'['", "RSQB": "']'", "SIMPLE_TYPE": "a type",
    }  # fmt: skip
    literals = {"LONG", "FLOAT", "DOUBLE", "BOOLEAN", "NULL"}
    shown = sorted(words.get(t, t) for t in terminals or () if not t.startswith("UNSUPPORTED_") and t not in literals)
    return ", ".join(shown[:-1]) + (" or " if len(shown) > 1 else "") + (shown[-1] if shown else "something else")
