"""SELECT, INSERT, UPDATE, DELETE."""

from __future__ import annotations

from decimal import Decimal

import pytest

from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError, WarehouseError


@pytest.fixture(autouse=True)
def _tables(session):
    session.execute("CREATE TABLE t (a int, b varchar(3) NOT NULL)")
    session.execute("INSERT INTO t VALUES (1, 'one'), (2, 'two'), (NULL, 'nil')")
    session.execute("CREATE TABLE u (a int)")
    session.execute("INSERT INTO u VALUES (2)")


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT b FROM t ORDER BY a DESC", [("nil",), ("two",), ("one",)]),
        ("SELECT TOP 1 A FROM dev.public.T ORDER BY a", [(1,)]),
        ("SELECT 5 / 2, nvl(NULL, 3), len('abc'), 'abcdef'::varchar(3)", [(2, 3, 3, "abc")]),
        ("SELECT listagg(b, ',') WITHIN GROUP (ORDER BY b) FROM t", [("nil,one,two",)]),
        ("SELECT decode(a, 1, 'x', 'y') FROM t WHERE a IS NOT NULL ORDER BY a", [("x",), ("y",)]),
        ("SELECT current_database(), current_user", [("dev", "awsuser")]),
        ("SELECT datediff(day, '2014-01-01', '2014-01-03')", [(2,)]),
        ("WITH x AS (SELECT a FROM u) SELECT * FROM x", [(2,)]),
        ("SELECT 1.5::decimal(4,2)", [(Decimal("1.50"),)]),
    ],
)
def test_query(rows, sql, expected):
    """Redshift's functions and casts."""
    assert expected == rows(sql)


def test_columns_are_described(session):
    """Names and types are Redshift's."""
    result = session.execute("SELECT a, b AS name, count(*), a::bigint, getdate() FROM t GROUP BY 1, 2, 4")
    assert [(column.name, column.type_name) for column in result.columns] == [
        ("a", "int4"),
        ("name", "varchar"),
        ("count", "int8"),
        ("a", "int8"),
        ("getdate", "timestamp"),
    ]


@pytest.mark.parametrize(
    ("sql", "affected", "expected"),
    [
        ("INSERT INTO t SELECT a, 'u' FROM u", 1, [(1, "one"), (2, "two"), (2, "u"), (None, "nil")]),
        ("DELETE FROM t USING u WHERE t.a = u.a", 1, [(1, "one"), (None, "nil")]),
        ("DELETE FROM t", 3, []),
        ("UPDATE t SET b = 'x' FROM u WHERE t.a = u.a", 1, [(1, "one"), (2, "x"), (None, "nil")]),
    ],
)
def test_change(session, rows, sql, affected, expected):
    """Changes count their rows."""
    assert affected == session.execute(sql).rows_affected
    assert expected == rows("SELECT * FROM t ORDER BY a, b")


def test_parameters(session):
    """A parameter is a value and never SQL."""
    result = session.execute("SELECT b FROM t WHERE a = :a OR b = :b", {"a": "1", "b": "' OR 1=1 --"})
    assert result.rows == (("one",),)


@pytest.mark.parametrize(
    ("sql", "error", "message"),
    [
        ("INSERT INTO t VALUES (1, 'four')", WarehouseError, r"^value too long for type character varying\(3\)$"),
        ("UPDATE t SET b = 'four'", WarehouseError, r"^value too long for type character varying\(3\)$"),
        ("INSERT INTO t (a) VALUES (1)", WarehouseError, "^Cannot insert a NULL value into column b$"),
        ("SELECT nope FROM t", WarehouseError, '^column "nope" does not exist$'),
        ("SELECT * FROM nope", WarehouseError, '^relation "nope" does not exist$'),
        ("SELECT * FROM other.public.t", WarehouseError, 'database "other" is not "dev"'),
        ("SELECT :x", WarehouseError, 'no value for the parameter ":x"'),
        ("SELECT FROM WHERE", SqlSyntaxError, "syntax error"),
        ("SELECT 1; SELECT 2", SqlSyntaxError, "expected one SQL statement, found 2"),
        ("SELECT * FROM read_csv('/etc/passwd')", UnsupportedError, "table function"),
        ('SELECT * FROM "/etc/passwd"', WarehouseError, "does not exist"),
        ("SELECT * FROM penstock_internal.submissions", WarehouseError, "does not exist"),
        ("SELECT * FROM (SELECT a INTO v FROM t)", UnsupportedError, "SELECT INTO within a query"),
        ("WITH x AS (SELECT 1) INSERT INTO u SELECT * FROM x", UnsupportedError, "WITH before INSERT"),
    ],
)
def test_fails(session, sql, error, message):
    """The message is Redshift's, or names the construct."""
    with pytest.raises(error, match=message):
        session.execute(sql)


def test_fails_to_set_an_identity_column(session, rows):
    """Identity values are the warehouse's to give."""
    session.execute("CREATE TABLE i (id int identity(1,1), a int)")
    session.execute("INSERT INTO i (a) VALUES (7)")
    for sql in ("INSERT INTO i VALUES (1, 2)", "INSERT INTO i (id, a) VALUES (1, 2)"):
        with pytest.raises(WarehouseError, match="cannot set an identity column to a value"):
            session.execute(sql)
    assert rows("SELECT * FROM i") == [(1, 7)]
