"""Pig Latin text to the syntax tree."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import lark

from penstock.pig.errors import PigSyntaxError, PigTypeError
from penstock.pig.syntax import ReservedWordError, TreeBuilder, UnsupportedConstructError
from penstock.pig.unexpected import unexpected

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
        statements: tuple[nodes.Statement, ...] = TreeBuilder().transform(_parser().parse(source.text))
    except lark.exceptions.VisitError as error:
        raise _explained(source, error.orig_exc) from None
    except (lark.UnexpectedInput, UnsupportedConstructError) as error:
        raise _explained(source, error) from None
    return statements


def _explained(source: Source, error: Exception) -> Exception:
    match error:
        case UnsupportedConstructError(construct=construct, at=at):
            return source.error(PigTypeError, f"{construct} is not supported by the embedded engine yet", at)
        case ReservedWordError(word=word, at=at):
            return source.error(PigSyntaxError, f"'{word}' is a keyword of Pig Latin; use another name", at)
        case lark.UnexpectedInput():
            return unexpected(source, error)
        case _:
            return error


@cache
def _parser() -> lark.Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    names = ("STATEMENT", "OPERATOR", "BLOCK", "CAST", "TYPE", "EXPRESSION")
    return lark.Lark(
        grammar,
        parser="lalr",
        propagate_positions=True,
        maybe_placeholders=False,
        lexer_callbacks={f"UNSUPPORTED_{name}": _refuse for name in names},
    )


def _refuse(token: lark.Token) -> NoReturn:
    constructs = {"{": "a { block or bag", "[": "a map", "=>": "the operator =>"}
    raise UnsupportedConstructError(constructs.get(token.value, token.value.upper()), token.start_pos or 0)
