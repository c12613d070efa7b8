"""CREATE VIEW, beyond the cases of the conformance table."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import UnsupportedError, WarehouseError


def test_a_view_outlives_its_session(warehouse, session):
    """Others read it, with Redshift's functions and the rows of the moment."""
    session.execute_all(["CREATE TABLE t (a date)", "CREATE VIEW v AS SELECT DATEADD(day, 1, a) AS b FROM t"])
    session.execute("INSERT INTO t VALUES ('2014-01-31')")
    with warehouse.session(database="dev", user="other") as other:
        assert other.execute("SELECT b::date::varchar FROM public.v").rows == (("2014-02-01",),)


def test_the_time_is_that_of_the_query(session, rows):
    """Not that of the view."""
    session.execute("CREATE VIEW v AS SELECT GETDATE() AS now")
    assert rows("SELECT COUNT(DISTINCT now) FROM v") == [(1,)]
    (definition,) = rows("SELECT definition FROM pg_views WHERE viewname = 'v'")
    assert definition == ("SELECT GETDATE() AS now",)


@pytest.mark.parametrize(
    ("sql", "error", "message"),
    [
        ("CREATE VIEW v AS SELECT 2", WarehouseError, 'relation "v" already exists'),
        ("CREATE VIEW w AS SELECT a FROM nope", WarehouseError, 'relation "nope" does not exist'),
        ("CREATE OR REPLACE MODEL m", UnsupportedError, "the statement CREATE OR REPLACE MODEL ... is not supported"),
        ("DROP VIEW v, nope", WarehouseError, 'view "nope" does not exist'),
        ("REFRESH MATERIALIZED VIEW v", WarehouseError, 'materialized view "v" does not exist'),
        ("DROP VIEW stl_query", WarehouseError, 'view "stl_query" does not exist'),
    ],
)
def test_fails(session, rows, sql, error, message):
    """The view that is there stays."""
    session.execute("CREATE VIEW v AS SELECT 1 AS a")
    with pytest.raises(error, match=message):
        session.execute(sql)
    assert rows("SELECT * FROM v") == [(1,)]
