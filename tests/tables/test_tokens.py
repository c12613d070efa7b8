"""The cursor over sqlglot's tokens."""

from __future__ import annotations

import pytest

from penstock.tables.errors import TableError
from penstock.tables.tokens import TokenReader


def test_tokens():
    """Joined keywords come apart; names and strings are told from words."""
    reader = TokenReader('primary\n  KEY "a""b" \'x\' 1.5 character varying $$y$$ a::int -- c\n')
    found = []
    while not reader.at_end:
        token = reader.take("a token")
        found.append((token.kind, token.text, reader.place(token.start)))
    assert found == [
        ("word", "primary", (1, 1)),
        ("word", "KEY", (2, 3)),
        ("quoted", 'a"b', (2, 7)),
        ("string", "x", (2, 14)),
        ("number", "1.5", (2, 18)),
        ("word", "character", (2, 22)),
        ("word", "varying", (2, 32)),
        ("string", "y", (2, 40)),
        ("word", "a", (2, 46)),
        ("word", "::", (2, 47)),
        ("word", "int", (2, 49)),
    ]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("a 'b", "1:3: found '"),
        ('a\n "b', '2:2: found "'),
        ("'--' /* b", "1:6: found /*"),
        ("/* ' */ 'x", "1:9: found '"),
    ],
)
def test_fails_without_an_end(sql, found):
    """The place is where it begins."""
    with pytest.raises(TableError) as caught:
        TokenReader(sql)
    assert str(caught.value) == f"{found} without its end"
