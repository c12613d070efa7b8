"""Users whom CREATE USER has made may do what they own or were granted, and nothing else."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import WarehouseError


@pytest.fixture
def as_etl(session, warehouse):
    """Run statements as a user with USAGE on `stage` and SELECT on `t`."""
    session.execute_all(
        [
            "CREATE USER etl PASSWORD DISABLE",
            "CREATE TABLE t (a int)",
            "CREATE TABLE hidden (a int)",
            "CREATE VIEW shown AS SELECT a FROM hidden",
            "CREATE SCHEMA stage",
            "CREATE SCHEMA closed",
            "CREATE TABLE closed.t (a int)",
            "GRANT SELECT ON t, shown, closed.t TO etl",
            "GRANT USAGE ON SCHEMA stage TO etl",
        ]
    )

    def run(*sqls):
        with warehouse.session(database="dev", user="etl") as other:
            return other.execute_all(sqls)[-1].rows

    return run


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT * FROM hidden", "permission denied for relation hidden"),
        ("SELECT * FROM t WHERE a IN (SELECT a FROM public.hidden)", "permission denied for relation hidden"),
        ("INSERT INTO t VALUES (1)", "permission denied for relation t"),
        ("UPDATE t SET a = 1", "permission denied for relation t"),
        ("DELETE FROM t", "permission denied for relation t"),
        ("COPY t FROM 's3://b/x' IAM_ROLE default", "permission denied for relation t"),
        ("TRUNCATE t", "permission denied for relation t"),
        ("DROP TABLE t", "permission denied for relation t"),
        ("ALTER TABLE t ADD COLUMN b int", "permission denied for relation t"),
        ("CREATE TABLE u AS SELECT * FROM hidden", "permission denied for relation hidden"),
        ("CREATE TABLE stage.u (a int)", "permission denied for schema stage"),
        ("CREATE VIEW stage.v AS SELECT 1 AS a", "permission denied for schema stage"),
        ("SELECT * FROM closed.t", "permission denied for schema closed"),
        ("UNLOAD ('SELECT * FROM hidden') TO 's3://b/x' IAM_ROLE default", "permission denied for relation hidden"),
        ("DROP VIEW shown", "must be owner of relation shown"),
    ],
)
def test_refuses(as_etl, sql, message):
    """What was not granted."""
    with pytest.raises(WarehouseError, match=message):
        as_etl(sql)


def test_may_what_was_granted(as_etl):
    """On a table, and on a view whatever it reads."""
    assert as_etl("SELECT count(*) FROM t") == ((0,),)
    assert as_etl("SELECT count(*) FROM shown") == ((0,),)


def test_may_what_is_its_own(as_etl, rows):
    """Its tables, temporary ones, and whatever a WITH names."""
    as_etl("CREATE TABLE mine (a int)", "INSERT INTO mine VALUES (1)", "ALTER TABLE mine RENAME TO ours")
    as_etl("CREATE TEMP TABLE hidden AS SELECT a FROM ours", "INSERT INTO hidden SELECT 2", "DROP TABLE hidden")
    assert as_etl("WITH hidden AS (SELECT a FROM ours) SELECT * FROM hidden") == ((1,),)
    assert rows("SELECT tableowner FROM pg_tables WHERE tablename = 'ours'") == [("etl",)]
    as_etl("DROP TABLE ours")


def test_a_procedure_runs_with_the_rights_of_its_caller(as_etl, session):
    """Whoever has made it."""
    session.execute("CREATE PROCEDURE p() AS $$ BEGIN DELETE FROM t; END; $$ LANGUAGE plpgsql")
    with pytest.raises(WarehouseError, match="permission denied for relation t"):
        as_etl("CALL p()")


def test_others_may_do_anything(session, warehouse, rows):
    """Users that nobody has created, as those of a local run, and superusers."""
    session.execute_all(["CREATE TABLE t (a int)", "CREATE USER admin PASSWORD DISABLE CREATEUSER"])
    for user in ("worker", "admin"):
        with warehouse.session(database="dev", user=user) as other:
            other.execute("INSERT INTO t VALUES (1)")
    assert rows("SELECT count(*) FROM t") == [(2,)]


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("INSERT INTO pg_user VALUES ('x', 1, true, true)", "permission denied for relation pg_user"),
        ("DELETE FROM stl_query", "permission denied for relation stl_query"),
        ("UPDATE penstock_catalog.pg_user SET usesuper = true", "does not exist"),
        ("SELECT * FROM penstock_internal.procedures", "does not exist"),
        ("CREATE TABLE penstock_catalog.t (a int)", "permission denied for schema penstock_catalog"),
        ("CREATE VIEW penstock_internal.v AS SELECT 1 AS a", "permission denied for schema penstock_internal"),
        ("CREATE SCHEMA penstock_mine", "permission denied for schema penstock_mine"),
        ("DROP SCHEMA penstock_internal CASCADE", 'schema "penstock_internal" does not exist'),
    ],
)
def test_system_tables_are_nobodys_to_change(session, sql, message):
    """Not even a superuser's."""
    with pytest.raises(WarehouseError, match=message):
        session.execute(sql)
