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


def _flagged(name: str, pattern: Expr, flags: Expr | None, known: str = "cip") -> Expr:
    """Put the flags that say how to match into the pattern."""
    if flags is None:
        return pattern
    letters = set(literal_text(name, flags))
    if letters - set(known):
        raise UnsupportedError(f"{name.upper()} with the flags '{''.join(sorted(letters))}'")
    return exp.DPipe(this=exp.Literal.string("(?i)"), expression=pattern, safe=True) if "i" in letters else pattern


def _substr(arguments: list[Expr]) -> Expr:
    check_count("regexp_substr", arguments, 2, 5)
    text, pattern = arguments[:2]
    position, occurrence, flags = _optional(arguments, 3)
    # With `e` it is the first group in brackets that is wanted, not all that matches.
    part = exp.convert(1 if flags is not None and "e" in literal_text("regexp_substr", flags) else 0)
    flagged = _flagged("regexp_substr", pattern, flags, "cipe")
    return call("rs_regexp_substr", text, flagged, *_from(position), *_from(occurrence), part)


def _count(arguments: list[Expr]) -> Expr:
    check_count("regexp_count", arguments, 2, 4)
    flags = arguments[3] if len(arguments) > 3 else None
    position = arguments[2] if len(arguments) > 2 else None
    return call("rs_regexp_count", arguments[0], _flagged("regexp_count", arguments[1], flags), *_from(position))


def _instr(arguments: list[Expr]) -> Expr:
    check_count("regexp_instr", arguments, 2, 6)
    text, pattern = arguments[:2]
    position, occurrence, option, flags = _optional(arguments, 4)
    end = option if option is not None else exp.convert(0)
    flagged = _flagged("regexp_instr", pattern, flags)
    return call("rs_regexp_instr", text, flagged, *_from(position), end, *_from(occurrence))


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
        "(a, p, i, n, g) AS CASE WHEN a IS NOT NULL AND p IS NOT NULL"
        " THEN coalesce(regexp_extract_all(substr(a, i), p, g)[n], '') END",
    ),
    Function("regexp_count", _count, "(a, p, i) AS len(regexp_extract_all(substr(a, i), p))::INTEGER"),
    Function(
        "regexp_instr",
        _instr,
        # As far as what is between the matches reaches, and the matches before the one.
        "(a, p, i, e, n) AS CASE WHEN len(regexp_extract_all(substr(a, i), p)) < n THEN 0"
        " ELSE (i + length(array_to_string(regexp_split_to_array(substr(a, i), p)[1:n], ''))"
        " + length(array_to_string(regexp_extract_all(substr(a, i), p)[1:n - 1 + e], '')))::INTEGER END",
    ),
    Function(
        "regexp_replace",
        _replace,
        "(a, p, b, i) AS CASE WHEN i = 1 THEN regexp_replace(a, p, b, 'g')"
        " ELSE left(a, i - 1) || regexp_replace(substr(a, i), p, b, 'g') END",
    ),
)
