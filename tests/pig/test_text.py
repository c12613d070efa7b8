"""Quoted text."""

from __future__ import annotations

import pytest

from penstock.pig.text import literal_offset, sql_text, unquote


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        ("''", ""),
        (r"'a\'b'", "a'b"),
        (r"'\n\t\b\r\f\\'", "\n\t\b\r\f\\"),
        (r"'\\\\n'", r"\\n"),
        (r"'\u00e9\\u00e9'", r"é\u00e9"),
    ],
)
def test_unquote(literal: str, text: str) -> None:
    """Each escape once, from left to right."""
    assert unquote(literal) == text


def test_literal_offset() -> None:
    """Where a character of the text stands in the script, escapes counted with their backslashes."""
    literal = r"'a\\d\u00e9(x'"
    assert unquote(literal) == r"a\dé(x"
    assert [literal[literal_offset(literal, index)] for index in (0, 2, 4, 5)] == ["a", "d", "(", "x"]
    assert literal_offset(literal, 6) == len(literal) - 1


def test_sql_text() -> None:
    """Quotes are doubled, backslashes are not special."""
    assert sql_text("it's \\n") == "'it''s \\n'"
