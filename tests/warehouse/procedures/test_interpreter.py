"""What a procedure does to transactions, and what stays when it fails; the rest is in the conformance table."""

from __future__ import annotations

import threading

import pytest

from penstock.warehouse.errors import CancelledError, WarehouseError
from penstock.warehouse.warehouse import Warehouse

TABLE = "CREATE TABLE t (a int)"


def _procedure(body, options=""):
    return f"CREATE OR REPLACE PROCEDURE p() {options} AS $$ BEGIN {body} END; $$ LANGUAGE plpgsql"


def _fails(session, message):
    with pytest.raises(WarehouseError, match=message):
        session.execute("CALL p()")


def test_a_call_is_one_transaction(session, rows):
    """What a procedure has done before it fails is undone."""
    session.execute_all([TABLE, _procedure("INSERT INTO t VALUES (1); PERFORM 1 / 0;")])
    _fails(session, "Divide by zero")
    assert rows("SELECT * FROM t") == []


def test_commit_and_rollback(session, rows):
    """COMMIT keeps what was done before it, ROLLBACK undoes it; both begin another transaction."""
    body = (
        "INSERT INTO t VALUES (1); COMMIT; INSERT INTO t VALUES (2); ROLLBACK; INSERT INTO t VALUES (3); PERFORM 1/0;"
    )
    session.execute_all([TABLE, _procedure(body)])
    _fails(session, "Divide by zero")
    assert rows("SELECT a FROM t") == [(1,)]


def test_truncate_commits(session, rows):
    """As in Redshift: the table stays empty, and what was done before stays done."""
    session.execute_all([TABLE, "CREATE TABLE u (a int)", "INSERT INTO t VALUES (1)"])
    session.execute(_procedure("INSERT INTO u VALUES (1); TRUNCATE t; INSERT INTO t VALUES (2); PERFORM 1 / 0;"))
    _fails(session, "Divide by zero")
    assert rows("SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM u)") == [(0, 1)]


def test_a_handler_has_a_transaction_of_its_own(session, rows):
    """The block is rolled back, what the handler does stays, and the error goes on."""
    body = "INSERT INTO t VALUES (1); PERFORM 1 / 0; EXCEPTION WHEN OTHERS THEN INSERT INTO log VALUES (SQLERRM);"
    session.execute_all([TABLE, "CREATE TABLE log (message varchar(99))", _procedure(body)])
    _fails(session, "Divide by zero")
    assert rows("SELECT * FROM t") == []
    assert rows("SELECT * FROM log") == [("Divide by zero",)]


def test_a_handler_that_fails(session, rows):
    """Its own error is what is told, and nothing of it stays."""
    body = "PERFORM 1/0; EXCEPTION WHEN OTHERS THEN INSERT INTO t VALUES (1); RAISE EXCEPTION 'sorry'; "
    session.execute_all([TABLE, _procedure(body)])
    _fails(session, "sorry")
    assert rows("SELECT * FROM t") == []


def test_nonatomic(session, rows):
    """Each statement is a transaction of its own, and what a handler has caught goes no further."""
    body = "INSERT INTO t VALUES (1); PERFORM 1 / 0; EXCEPTION WHEN OTHERS THEN INSERT INTO t VALUES (2);"
    session.execute_all([TABLE, _procedure(body, "NONATOMIC")])
    session.execute("CALL p()")
    assert rows("SELECT a FROM t ORDER BY 1") == [(1,), (2,)]


def test_nonatomic_within_a_transaction(session, rows):
    """In a list of statements, which is one transaction, it does not commit by itself."""
    session.execute_all([TABLE, _procedure("INSERT INTO t VALUES (1);", "NONATOMIC")])
    with pytest.raises(WarehouseError, match="Divide by zero"):
        session.execute_all(["CALL p()", "SELECT 1 / 0"])
    assert rows("SELECT * FROM t") == []


def test_messages_are_kept(session, rows):
    """RAISE of a lower level is noted, even where the procedure fails afterwards."""
    session.execute(_procedure("RAISE INFO 'at %', 1; RAISE WARNING 'now'; RAISE EXCEPTION 'over';"))
    _fails(session, "over")
    assert rows("SELECT proname, loglevel_text, message FROM svl_stored_proc_messages ORDER BY recordtime, 3") == [
        ("p", "INFO", "at 1"),
        ("p", "WARNING", "now"),
    ]


def test_statements_of_procedures_are_journalled(session, rows):
    """stl_query has the statements beside the CALL, and svl_stored_proc_call the CALL."""
    session.execute_all([TABLE, _procedure("INSERT INTO t VALUES (1);"), "CALL p()"])
    assert rows("SELECT querytxt FROM stl_query WHERE query >= 3 AND querytxt NOT LIKE 'CREATE%' ORDER BY query") == [
        ("CALL p()",),
        ("INSERT INTO t VALUES (1)",),
    ]
    assert rows("SELECT querytxt, aborted FROM svl_stored_proc_call") == [("CALL p()", 0)]


def test_a_loop_can_be_cancelled(warehouse):
    """One that would never end."""
    with warehouse.session(database="dev", user="awsuser") as session:
        session.execute(_procedure("LOOP NULL; END LOOP;"))
        timer = threading.Timer(0.2, session.cancel)
        timer.start()
        with pytest.raises(CancelledError):
            session.execute("CALL p()")
        timer.join()


def test_procedures_are_in_the_file(tmp_path, objects):
    """They outlive the process; what is rolled back is gone."""
    path = tmp_path / "again.duckdb"
    with Warehouse(path, objects) as first, first.session(database="dev", user="u") as session:
        session.execute_all([TABLE, _procedure("INSERT INTO t VALUES (1);")])
        with pytest.raises(WarehouseError):
            session.execute_all(["DROP PROCEDURE p()", "SELECT 1 / 0"])
    with Warehouse(path, objects) as second, second.session(database="dev", user="u") as session:
        session.execute("CALL p()")
        assert session.execute("SELECT a FROM t").rows == ((1,),)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("EXECUTE NULL;", "null querystring"),
        ("EXECUTE 'COMMIT';", "begins or ends a transaction"),
        ("x := 1;", '"x" is not a known variable'),
        ("FETCH c INTO x;", 'cursor "c" is not open'),
        ("OPEN c;", 'cursor "c" does not exist'),
        ("FOR i IN NULL..2 LOOP NULL; END LOOP;", "cannot be null"),
        ("FOR i IN 1..2 BY 0 LOOP NULL; END LOOP;", "must be greater than zero"),
        ("RAISE;", "cannot be used outside an exception handler"),
        ("CALL q(1);", "procedure q with 1 arguments does not exist"),
        ("ALTER TABLE t APPEND FROM u;", "cannot be run from a procedure"),
    ],
)
def test_fails(session, body, message):
    """With what is wrong."""
    session.execute(_procedure(body))
    _fails(session, message)
