"""Regular expressions.

POSIX's where Redshift has POSIX's; DuckDB's engine knows more, and nothing is refused that it knows.
https://docs.aws.amazon.com/redshift/latest/dg/String_functions_header.html
"""

from __future__ import annotations

import re

from sqlglot import exp
from sqlglot.expressions import Expr

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.functions.base import Function, call, check_count, literal_text


def _flagged(name: str, pattern: Expr, flags: Expr | None) -> Expr:
    """Put the flags that say how to match into the pattern."""
    if flags is None:
        return pattern
    letters = set(literal_text(name, flags))
    if letters - set("cip"):
        raise UnsupportedError(f"{name.upper()} with the flags '{''.join(sorted(letters))}'")
    return exp.DPipe(this=exp.Literal.string("(?i)"), expression=pattern, safe=True) if "i" in letters else pattern


def _substr(arguments: list[Expr]) -> Expr:
    check_count("regexp_substr", arguments, 2, 5)
    text, pattern = arguments[:2]
    position, occurrence, flags = _optional(arguments, 3)
    return call(
        "rs_regexp_substr", text, _flagged("regexp_substr", pattern, flags), *_from(position), *_from(occurrence)
    )


def _count(arguments: list[Expr]) -> Expr:
    check_count("regexp_count", arguments, 2, 4)
    flags = arguments[3] if len(arguments) > 3 else None
    position = arguments[2] if len(arguments) > 2 else None
    return call("rs_regexp_count", arguments[0], _flagged("regexp_count", arguments[1], flags), *_from(position))


def _instr(arguments: list[Expr]) -> Expr:
    check_count("regexp_instr", arguments, 2, 6)
    text, pattern = arguments[:2]
    position, occurrence, option, flags = _optional(arguments, 4)
    if not (occurrence is None or occurrence.name == "1"):
        raise UnsupportedError("REGEXP_INSTR with another occurrence than the first")
    end = option if option is not None else exp.convert(0)
    return call("rs_regexp_instr", text, _flagged("regexp_instr", pattern, flags), *_from(position), end)


def _replace(arguments: list[Expr]) -> Expr:
    check_count("regexp_replace", arguments, 2, 5)
    text, pattern = arguments[:2]
    by, position, flags = _optional(arguments, 3)
    if isinstance(by, exp.Literal):
        # Groups are $1 in Redshift.
        by = exp.Literal.string(re.sub(r"\$(\d)", r"\\\1", str(by.this)))
    by = by if by is not None else exp.Literal.string("")
    return call("rs_regexp_replace", text, _flagged("regexp_replace", pattern, flags), by, *_from(position))


def _optional(arguments: list[Expr], most: int) -> list[Expr | None]:
    """Give what follows the text and the pattern."""
    given: list[Expr | None] = [*arguments[2:]]
    return given + [None] * (most - len(given))


def _from(number: Expr | None) -> list[Expr]:
    return [number if number is not None else exp.convert(1)]


FUNCTIONS: tuple[Function, ...] = (
    Function(
        "regexp_substr",
        _substr,
        "(a, p, i, n) AS CASE WHEN a IS NOT NULL AND p IS NOT NULL"
        " THEN coalesce(regexp_extract_all(substr(a, i), p)[n], '') END",
    ),
    Function("regexp_count", _count, "(a, p, i) AS len(regexp_extract_all(substr(a, i), p))::INTEGER"),
    Function(
        "regexp_instr",
        _instr,
        "(a, p, i, e) AS CASE WHEN NOT regexp_matches(substr(a, i), p) THEN 0"
        " ELSE (strpos(substr(a, i), regexp_extract(substr(a, i), p)) + i - 1"
        " + CASE WHEN e = 1 THEN length(regexp_extract(substr(a, i), p)) ELSE 0 END)::INTEGER END",
    ),
    Function(
        "regexp_replace",
        _replace,
        "(a, p, b, i) AS CASE WHEN i = 1 THEN regexp_replace(a, p, b, 'g')"
        " ELSE left(a, i - 1) || regexp_replace(substr(a, i), p, b, 'g') END",
    ),
)
