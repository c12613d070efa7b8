"""Placeholders of psycopg2."""

from __future__ import annotations

import pytest

from penstock.importers.dataduct.sql_arguments import PlaceholderError, with_literals, with_question_marks


def test_question_marks() -> None:
    """And a % where it was doubled."""
    assert with_question_marks("SELECT 100 %% 7 WHERE a = %s AND b = %s") == "SELECT 100 % 7 WHERE a = ? AND b = ?"


def test_literals() -> None:
    """As texts, in which expressions stay."""
    assert with_literals("a = %s AND b = %s", ["it's", "#{@scheduledStartTime}"]) == (
        "a = 'it''s' AND b = '#{@scheduledStartTime}'"
    )


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("a = %d", "'%d' in the SQL is no placeholder; dataduct knew %s, and %% for a %"),
        ("a = %s AND b = %s", "the SQL has more placeholders than the 1 arguments"),
        ("a = 1", "the SQL has fewer placeholders than the 1 arguments"),
    ],
)
def test_fails_on_others(sql: str, message: str) -> None:
    """And on numbers that do not fit."""
    with pytest.raises(PlaceholderError) as caught:
        with_literals(sql, ["1"])
    assert str(caught.value) == message
