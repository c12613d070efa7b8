"""Tokens."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.lexer import tokenize


def test_tokens():
    """Each kind, with comments dropped and strings as they were written."""
    sql = "Copy \"T\"\"x\" 'it''s' '\\t' 1.5 a::int -- c\n/* d */ $$q'q$$ #tmp;"
    assert [(token.kind, token.text) for token in tokenize(sql)] == [
        ("word", "Copy"),
        ("quoted", 'T"x'),
        ("string", "it's"),
        ("string", "\\t"),
        ("number", "1.5"),
        ("word", "a"),
        ("mark", "::"),
        ("word", "int"),
        ("string", "q'q"),
        ("word", "#tmp"),
        ("mark", ";"),
    ]


@pytest.mark.parametrize("sql", ["'a", '"a', "/* a", "$$ a"])
def test_fails_without_an_end(sql):
    """The place is told."""
    with pytest.raises(SqlSyntaxError, match=r"unterminated .* \(line 1, column 1\)"):
        tokenize(sql)
