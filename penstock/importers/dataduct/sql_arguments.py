"""SQL of dataduct with `%s`, the placeholders of psycopg2, which doubles a `%` beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_PLACEHOLDER = re.compile(r"%(.)", re.DOTALL)


class PlaceholderError(Exception):
    """SQL whose placeholders and arguments do not fit; says why."""


def with_question_marks(sql: str) -> str:
    """Write each `%s` as the `?` of JDBC, and `%%` as `%`.

    Raises:
        PlaceholderError: for a `%` with anything else behind it, which psycopg2 refuses, too.
    """
    return _replaced(sql, lambda _: "?")


def with_literals(sql: str, arguments: Sequence[str]) -> str:
    """Write each `%s` as the text that dataduct put in for it.

    Raises:
        PlaceholderError: where there are more or less of them than arguments, or a `%` has something else behind it.
    """
    from penstock.tables.names import literal

    left = list(arguments)

    def next_one(_: str) -> str:
        if not left:
            raise PlaceholderError(f"the SQL has more placeholders than the {len(arguments)} arguments")
        return literal(left.pop(0))

    text = _replaced(sql, next_one)
    if left:
        raise PlaceholderError(f"the SQL has fewer placeholders than the {len(arguments)} arguments")
    return text


def _replaced(sql: str, placeholder: Callable[[str], str]) -> str:
    def one(match: re.Match[str]) -> str:
        if match[1] == "%":
            return "%"
        if match[1] != "s":
            raise PlaceholderError(f"'%{match[1]}' in the SQL is no placeholder; dataduct knew %s, and %% for a %")
        return placeholder(match[1])

    return _PLACEHOLDER.sub(one, sql)
