"""Transactions, concurrency and cancellation."""

from __future__ import annotations

import threading

import pytest

from penstock.warehouse.errors import CancelledError, WarehouseError
from penstock.warehouse.warehouse import Warehouse

TABLE = "CREATE TABLE t (a int)"


def test_all_or_nothing(session, rows):
    """A list of statements is one transaction, and the error tells which one failed."""
    session.execute(TABLE)
    with pytest.raises(WarehouseError, match='relation "nope"') as caught:
        session.execute_all(["INSERT INTO t VALUES (1)", "CREATE TABLE u (b int)", "INSERT INTO nope VALUES (1)"])
    assert caught.value.index == 2
    assert rows("SELECT * FROM t") == []
    session.execute("CREATE TABLE u (b int)")


def test_a_syntax_error_stops_the_list_before_it_begins(session, rows):
    """Nothing runs."""
    session.execute(TABLE)
    with pytest.raises(WarehouseError) as caught:
        session.execute_all(["INSERT INTO t VALUES (1)", "SELEC 1"])
    assert caught.value.index == 1
    assert rows("SELECT querytxt FROM stl_query WHERE querytxt LIKE 'INSERT%'") == []


def test_transactions_of_the_authors_own(session, rows):
    """COMMIT and ROLLBACK inside a list do what they say."""
    session.execute(TABLE)
    session.execute_all(["BEGIN", "INSERT INTO t VALUES (1)", "COMMIT", "INSERT INTO t VALUES (2)", "ROLLBACK"])
    session.execute_all(["BEGIN", "INSERT INTO t VALUES (3)", "END"])
    assert rows("SELECT a FROM t ORDER BY a") == [(1,), (3,)]


def test_copy_after_a_failed_one_in_the_same_session(session, objects, rows):
    """A refused load leaves the session usable, and a load into a new staging table is one transaction with its use."""
    objects.put("s3://b/bad", b"x\n")
    objects.put("s3://b/good", b"5\n")
    session.execute(TABLE)
    load = [
        "CREATE TEMP TABLE staging (LIKE t)",
        "COPY staging FROM 's3://b/{}' IAM_ROLE default",
        "INSERT INTO t SELECT * FROM staging",
    ]
    with pytest.raises(WarehouseError, match="Load into table 'staging' failed"):
        session.execute_all([sql.format("bad") for sql in load])
    session.execute_all([sql.format("good") for sql in load])
    assert rows("SELECT a FROM t") == [(5,)]


def test_readers_see_the_state_before_an_open_transaction(session, warehouse):
    """A reader does not wait for the writer."""
    session.execute(TABLE)
    seen = []

    def read(_connection, _results):
        with warehouse.session(database="dev", user="reader") as reader:
            seen.append(reader.execute("SELECT count(*) FROM t").rows)

    session.execute("INSERT INTO t VALUES (1)", before_commit=read)
    assert seen == [((0,),)]


def test_writers_wait_for_one_another(session, warehouse, rows):
    """Concurrent changes of the same rows all succeed."""
    session.execute(TABLE)
    session.execute("INSERT INTO t VALUES (0)")

    def add():
        with warehouse.session(database="dev", user="writer") as writer:
            for _ in range(10):
                writer.execute("UPDATE t SET a = a + 1")

    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows("SELECT a FROM t") == [(30,)]


def test_cancel_rolls_back(session, warehouse, rows):
    """What is cancelled before its commit has no effect."""
    session.execute(TABLE)
    with warehouse.session(database="dev", user="writer") as writer, pytest.raises(CancelledError):
        writer.execute("INSERT INTO t VALUES (1)", before_commit=lambda *_: writer.cancel())
    assert rows("SELECT * FROM t") == []


def test_cancel_interrupts_a_query(warehouse):
    """A long query stops."""
    with warehouse.session(database="dev", user="reader") as reader:
        numbers = f"({' UNION ALL '.join(f'SELECT {n} AS n' for n in range(10))}) AS {{}}"
        many = ", ".join(numbers.format(chr(97 + i)) for i in range(12))
        timer = threading.Timer(0.2, reader.cancel)
        timer.start()
        with pytest.raises(CancelledError):
            reader.execute(f"SELECT sum(a.n + b.n + c.n) FROM {many}")  # noqa: S608
        timer.join()


def test_statements_are_journalled(session, rows):
    """stl_query has what succeeded and what failed."""
    session.execute(TABLE)
    with pytest.raises(WarehouseError):
        session.execute("SELECT * FROM nope")
    assert rows("SELECT query, querytxt, aborted FROM stl_query ORDER BY 1") == [
        (1, TABLE, 0),
        (2, "SELECT * FROM nope", 1),
    ]


def test_a_warehouse_outlives_its_process(tmp_path, objects):
    """Tables, definitions and the numbering of statements are in the file."""
    path = tmp_path / "again.duckdb"
    with Warehouse(path, objects) as first, first.session(database="dev", user="u") as session:
        session.execute_all([TABLE, "INSERT INTO t VALUES (1)"])
    with Warehouse(path, objects) as second, second.session(database="dev", user="u") as session:
        session.execute("CREATE TEMP TABLE s (LIKE t)")
        assert session.execute("SELECT a, (SELECT max(query) FROM stl_query) FROM t").rows == ((1, 3),)


def test_scratch_of_a_dead_process_is_swept(tmp_path, objects):
    """What lies beside the file goes when it is opened, and when it is closed."""
    left = tmp_path / "again.duckdb.scratch" / "tmp" / "fetched"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")
    with Warehouse(tmp_path / "again.duckdb", objects):
        assert not left.exists()
    assert not left.parent.parent.exists()
