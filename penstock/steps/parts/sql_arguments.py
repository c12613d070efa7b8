"""SQL that is too long for a definition becomes a file, where nobody evaluates expressions: its texts are handed over.

A string literal with an expression in it gives way to a `?`, and its text is the value of that: values of `?` are
evaluated. COPY and UNLOAD take no `?`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penstock.steps.parts.script_text import EVALUATED, fits
from penstock.warehouse.lexer import tokenize

_EXPRESSION = re.compile(r"#\{[^{}]*\}")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TAKE_NONE = frozenset({"COPY", "UNLOAD"})


def hand_over(sql: str, arguments: Sequence[str] = ()) -> tuple[str, tuple[str, ...]]:
    """Give the SQL without those expressions that can be handed over, and the values of all its `?`, in order.

    Args:
        sql: a script.
        arguments: values of the `?` that it has.
    """
    # What stands in an expression, quotation marks above all, is no SQL.
    shape = _EXPRESSION.sub(lambda match: "0" * len(match[0]), sql)
    given = iter(arguments)
    values: list[str] = []
    parts: list[str] = []
    last, is_first, takes_none = 0, True, False
    for token in tokenize(shape):
        if is_first:
            takes_none = token.text.upper() in _TAKE_NONE
        is_first = token.kind == "mark" and token.text == ";"
        if token.kind == "mark" and token.text == "?":
            values.append(next(given))
        elif token.kind == "string" and not takes_none and _is_evaluated(sql[token.start : token.end]):
            parts += [sql[last : token.start], "?"]
            values.append(_value(sql[token.start + 1 : token.end - 1]))
            last = token.end
    return "".join((*parts, sql[last:])), tuple(values)


def is_too_long(sql: str) -> bool:
    """Whether SQL stands neither in a definition nor, for its expressions, in a file."""
    return not fits(sql) and EVALUATED in hand_over(sql, [""] * sql.count("?"))[0]


def _is_evaluated(literal: str) -> bool:
    return literal.startswith("'") and EVALUATED in literal


def _value(literal: str) -> str:
    """What a string literal says, between its expressions."""
    texts = [_ESCAPED.sub(r"\1", text.replace("''", "'")) for text in _EXPRESSION.split(literal)]
    expressions = [*_EXPRESSION.findall(literal), ""]
    return "".join(text + expression for text, expression in zip(texts, expressions, strict=True))
