"""Scripts for the Data API: values as literals, transactions, limits."""

import pytest

from penstock.worker.redshift.sql_script import sql_script


def test_values_take_the_places_of_placeholders():
    """In order, over all statements, as literals that nothing in them can leave."""
    script = sql_script(
        "DELETE FROM t WHERE a = ? AND b = '?'; -- ?\nINSERT INTO t VALUES (?, ?)",
        ["1", "it's'); DROP TABLE t; --", "back\\slash ?"],
    )
    assert script.sqls == (
        "DELETE FROM t WHERE a = '1' AND b = '?'",
        "INSERT INTO t VALUES ('it''s''); DROP TABLE t; --', 'back\\\\slash ?')",
    )
    assert script.shown == ("DELETE FROM t WHERE a = ? AND b = '?'", "INSERT INTO t VALUES (?, ?)")
    assert script.in_transaction


@pytest.mark.parametrize(
    ("text", "sqls", "in_transaction"),
    [
        ("VACUUM t", ("VACUUM t",), False),
        ("DELETE FROM t; ANALYZE t;", ("DELETE FROM t", "ANALYZE t"), True),
        ("begin; DELETE FROM t; commit;", ("DELETE FROM t",), True),
        ("START TRANSACTION; DELETE FROM t; END", ("DELETE FROM t",), True),
        ("BEGIN; COMMIT;", (), True),
        ("BEGIN; DELETE FROM t; ROLLBACK", ("BEGIN", "DELETE FROM t", "ROLLBACK"), True),
        ("DELETE FROM t; COMMIT", ("DELETE FROM t", "COMMIT"), True),
        (
            "BEGIN; DELETE FROM t; COMMIT; BEGIN; DELETE FROM u; COMMIT",
            ("BEGIN", "DELETE FROM t", "COMMIT", "BEGIN", "DELETE FROM u", "COMMIT"),
            True,
        ),
    ],
)
def test_transactions(text, sqls, in_transaction):
    """A batch is one; the script's own ends are sent."""
    script = sql_script(text, [])
    assert (script.sqls, script.in_transaction) == (sqls, in_transaction)


def test_a_prologue():
    """It counts as a part of the batch."""
    script = sql_script("DELETE FROM t", [], prologue=["SET query_group TO 'etl'"])
    assert script.sqls == script.shown == ("SET query_group TO 'etl'", "DELETE FROM t")
    assert script.in_transaction


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        ("SELECT ?", [], "it has 1 placeholders '?', and there are 0 values in scriptArgument"),
        ("SELECT '?'", ["1"], "it has 0 placeholders '?', and there are 1 values in scriptArgument"),
        (" -- nothing\n;", [], "it has no SQL statement"),
        ("SELECT 'x", [], "syntax error: unterminated ' (line 1, column 8)"),
        (
            "SELECT 1;" * 41,
            [],
            ("it makes 41 statements, and the Redshift Data API takes 40 at once; divide it among several activities"),
        ),
    ],
)
def test_fails_for_what_cannot_be_sent(text, arguments, message):
    """Before anything is."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is compared
        sql_script(text, arguments)
    assert str(caught.value) == message


def test_forty_statements_and_their_transaction():
    """BEGIN and COMMIT around the whole do not count."""
    assert len(sql_script(f"BEGIN; {'SELECT 1;' * 40} COMMIT;", []).sqls) == 40
