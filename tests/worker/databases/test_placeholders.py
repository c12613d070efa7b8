"""insertQuery's question marks."""

import pytest

from penstock.worker.databases.engines import DIALECTS
from penstock.worker.databases.placeholders import bound


@pytest.mark.parametrize(
    ("backend", "sql", "expected", "count"),
    [
        ("mysql", "INSERT INTO t VALUES (?, ?);", "INSERT INTO t VALUES (%s, %s)", 2),
        ("mysql", "VALUES (?, '?', 'it''s ?', '\\'?', 10 % 3)", "(%s, '?', 'it''s ?', '\\'?', 10 %% 3)", 1),
        ("mysql", 'INSERT INTO "a?" (`b?`) VALUES (?) -- why?', '"a?" (`b?`) VALUES (%s) -- why?', 1),
        ("postgresql", "INSERT /* ? */ INTO t SELECT $$?$$, $x$ ? $$ ? $x$, ?", "$$?$$, $x$ ? $$ ? $x$, %s", 1),
        ("postgresql", "INSERT INTO t VALUES ('C:\\', ?)", "VALUES ('C:\\', %s)", 1),
        ("mysql", "INSERT INTO t VALUES ('100%', ?)", "INSERT INTO t VALUES ('100%%', %s)", 1),
        ("mysql", "SELECT 1", "SELECT 1", 0),
    ],
)
def test_bound(backend, sql, expected, count):
    """Only those that stand for values, and per cent signs are the driver's."""
    text, found = bound(sql, DIALECTS[backend])
    assert text.endswith(expected)
    assert found == count


def test_a_driver_that_has_question_marks_itself():
    """The text stays."""
    sql = "INSERT INTO t VALUES (?, '10%');\n"
    assert bound(sql, DIALECTS["sqlite"]) == ("INSERT INTO t VALUES (?, '10%')", 1)


def test_a_text_without_an_end():
    """It is said here: the driver would look for values in it."""
    with pytest.raises(ValueError, match="what begins with ' in line 2 has no end"):
        bound("INSERT INTO t\nVALUES (?, 'it)", DIALECTS["mysql"])
