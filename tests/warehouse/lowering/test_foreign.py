"""What only DuckDB has is refused, not run."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import UnsupportedError, WarehouseError


@pytest.mark.parametrize(
    ("sql", "construct"),
    [
        ("SELECT COUNT(*) FILTER (WHERE a > 1) FROM t", "FILTER"),
        ("SELECT * REPLACE (2 AS a) FROM t", r"SELECT \* REPLACE"),
        ("SELECT * FROM t, LATERAL (SELECT 1)", "LATERAL"),
        ("SELECT * FROM t TABLESAMPLE 10 PERCENT", "TABLESAMPLE"),
        ("SELECT * FROM t SEMI JOIN t AS u USING (a)", "SEMI JOIN"),
        ("SELECT * FROM (VALUES (1)) AS v(a)", "a list of VALUES as a table"),
        ("SELECT ARRAY[1, 2]", "ARRAY"),
        ("SELECT {'a': 1}", "a value in braces"),
        ("SELECT '{}' ->> 'a'", "the operator ->>"),
        ("INSERT INTO t VALUES (1) RETURNING a", "RETURNING"),
        ("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING", "ON CONFLICT"),
        ("INSERT INTO t BY NAME SELECT 1 AS a", "INSERT BY NAME"),
    ],
)
def test_refuses_clauses(session, sql, construct):
    """By their names, since Redshift would not know them."""
    with pytest.raises(WarehouseError, match=f"{construct}.* is not supported by Redshift"):
        session.execute_all(["CREATE TABLE t (a int)", sql])


@pytest.mark.parametrize(
    ("sql", "construct"),
    [
        ("SELECT LIST_VALUE(1)", "the function LIST_VALUE"),
        ("SELECT STRING_AGG(a, ',') FROM t", "the function STRING_AGG"),
        ("SELECT EPOCH_MS(1)", "the function EPOCH_MS"),
        ("SELECT * FROM READ_CSV('x')", "the table function READ_CSV"),
        ("SELECT public.f(1)", "the function F"),
        ("SELECT 'a'::UUID", "the type UUID"),
        ("CREATE VIEW v AS SELECT YEAR(GETDATE())", "the function YEAR"),
        ("CREATE TABLE u (a INT DEFAULT MY_FUNCTION())", "the function MY_FUNCTION"),
    ],
)
def test_refuses_functions_and_types(session, sql, construct):
    """That are neither Redshift's nor the user's."""
    with pytest.raises(UnsupportedError, match=construct):
        session.execute_all(["CREATE TABLE t (a int)", sql])


def test_the_users_functions_pass(session, rows):
    """Wherever they are called."""
    session.execute_all(
        [
            "CREATE FUNCTION f_next (int) RETURNS int STABLE AS $$ SELECT $1 + 1 $$ LANGUAGE sql",
            "CREATE VIEW v AS SELECT f_next(1) AS a",
        ]
    )
    assert rows("SELECT F_NEXT(a), public.f_next(5) FROM v") == [(3, 6)]
