"""Expressions of SQL become arguments."""

from __future__ import annotations

import pytest

from penstock.steps.parts.sql_arguments import hand_over, is_too_long


@pytest.mark.parametrize(
    ("sql", "arguments", "expected"),
    [
        ("SELECT 1", (), ("SELECT 1", ())),
        ("SELECT CAST('#{@a}' AS DATE), '#{b}';", (), ("SELECT CAST(? AS DATE), ?;", ("#{@a}", "#{b}"))),
        ("SELECT ?, '#{a}', '?', ?", ("1", "2"), ("SELECT ?, ?, '?', ?", ("1", "#{a}", "2"))),
        ("SELECT '#{format(@a,'YYYY')}'", (), ("SELECT ?", ("#{format(@a,'YYYY')}",))),
        ("SELECT 'it''s\\\\ #{a}-#{b}\\''", (), ("SELECT ?", ("it's\\ #{a}-#{b}'",))),
        ("-- '#{a}'\nSELECT $$#{b}$$", (), ("-- '#{a}'\nSELECT $$#{b}$$", ())),
        ("COPY t FROM '#{a}';\nSELECT '#{b}'", (), ("COPY t FROM '#{a}';\nSELECT ?", ("#{b}",))),
        ("SELECT a FROM #{table}", (), ("SELECT a FROM #{table}", ())),
    ],
)
def test_hand_over(sql: str, arguments: tuple[str, ...], expected: tuple[str, tuple[str, ...]]) -> None:
    """Those in string literals, in order with the `?` that are there."""
    assert hand_over(sql, arguments) == expected


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("COPY t FROM '#{a}'", False),
        ("SELECT 1" + " " * 10_240, False),
        ("SELECT '#{a}', ?" + " " * 10_240, False),
        ("COPY t FROM '#{a}'" + " " * 10_240, True),
    ],
)
def test_is_too_long(sql: str, expected: bool) -> None:
    """Where an expression must stay in SQL that no definition can hold."""
    assert is_too_long(sql) is expected
