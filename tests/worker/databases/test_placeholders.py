"""insertQuery's question marks."""

import pytest

from penstock.worker.databases.placeholders import bound


@pytest.mark.parametrize(
    ("sql", "expected", "count"),
    [
        ("INSERT INTO t VALUES (?, ?);", "INSERT INTO t VALUES (%s, %s)", 2),
        ("INSERT INTO t VALUES (?, '?', 'it''s ?', '\\'?', 10 % 3)", "(%s, '?', 'it''s ?', '\\'?', 10 %% 3)", 1),
        ('INSERT INTO "a?" (`b?`) VALUES (?) -- why?', '"a?" (`b?`) VALUES (%s) -- why?', 1),
        ("INSERT /* ? */ INTO t SELECT $$?$$, $x$ ? $$ ? $x$, ?", "$$?$$, $x$ ? $$ ? $x$, %s", 1),
        ("INSERT INTO t VALUES ('100%', ?)", "INSERT INTO t VALUES ('100%%', %s)", 1),
        ("SELECT 1", "SELECT 1", 0),
    ],
)
def test_bound(sql, expected, count):
    """Only those that stand for values, and per cent signs are the driver's."""
    text, found = bound(sql, "%s")
    assert text.endswith(expected)
    assert found == count


def test_a_driver_that_has_question_marks_itself():
    """The text stays."""
    assert bound("INSERT INTO t VALUES (?, '10%');\n", "?") == ("INSERT INTO t VALUES (?, '10%')", 1)
