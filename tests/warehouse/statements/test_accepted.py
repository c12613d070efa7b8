"""Statements whose effect DuckDB does not need: ANALYZE, VACUUM, GRANT, SET query_group, CREATE SCHEMA."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError, WarehouseError


@pytest.mark.parametrize(
    "sql",
    [
        "ANALYZE",
        "ANALYZE t (a)",
        "VACUUM FULL t TO 75 PERCENT",
        "VACUUM SORT ONLY t",
        "GRANT SELECT ON t TO GROUP analysts",
        "GRANT SELECT (a), UPDATE ON TABLE t, public.t TO PUBLIC",
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO ROLE analysts",
        "REVOKE GRANT OPTION FOR SELECT ON t FROM somebody CASCADE",
        "REVOKE ALL ON SCHEMA public FROM public",
        "SET query_group TO 'etl'",
        "RESET query_group",
        "CREATE SCHEMA IF NOT EXISTS stage AUTHORIZATION awsuser",
    ],
)
def test_accepts(session, sql):
    """They succeed."""
    session.execute("CREATE TABLE t (a int)")
    session.execute(sql)


def test_schemas_hold_tables(session, rows):
    """A table in another schema is found by its full name."""
    session.execute_all(["CREATE SCHEMA stage", "CREATE TABLE stage.t (a int)", "INSERT INTO stage.t VALUES (1)"])
    assert rows("SELECT * FROM stage.t") == [(1,)]


@pytest.mark.parametrize(
    "sql", ["ANALYZE nope", "VACUUM nope", "GRANT SELECT ON nope TO PUBLIC", "REVOKE ALL ON t, nope FROM etl"]
)
def test_fails_without_the_table(session, sql):
    """The table is looked up all the same."""
    with pytest.raises(WarehouseError, match='relation "nope" does not exist'):
        session.execute_all(["CREATE TABLE t (a int)", sql])


@pytest.mark.parametrize(
    "sql", ["GRANT SELECT ON t", "GRANT SELECT ON t TO", "REVOKE SELECT ON t TO etl", "GRANT ON 1"]
)
def test_fails_for_no_grant(session, sql):
    """What follows the table says who."""
    with pytest.raises(SqlSyntaxError, match="syntax error"):
        session.execute(sql)


def test_fails_on_another_setting(session):
    """Settings that would change results do not pass in silence."""
    with pytest.raises(UnsupportedError, match=r"SET timezone TO 'Europe.Berlin' is not supported"):
        session.execute("SET timezone TO 'Europe/Berlin'")
