"""CopyActivity on real servers, MariaDB and PostgreSQL: what is read is what was written."""

import threading
import time
import tracemalloc

import pytest

from penstock.worker.databases.settings import FILE_NAME
from penstock.worker.errors import TaskFailed
from penstock.worker.executors.copy_activity import CopyActivityExecutor
from penstock.worker.outcome import FINISHED

TSV = {"id": "Tsv", "type": "TSV", "escapeChar": "\\"}
IN_S3 = {"type": "S3DataNode", "directoryPath": "s3://data/rows", "dataFormat": {"ref": "Tsv"}}
DATABASE = {
    "id": "Db",
    "type": "JdbcDatabase",
    "connectionString": "jdbc:mysql://db.example.com:3306/shop",
    "jdbcDriverClass": "com.mysql.jdbc.Driver",
    "username": "etl",
    "*password": "secret",
}

TYPES = {
    "mysql": """
        CREATE TABLE kinds (
            id INT PRIMARY KEY, big BIGINT UNSIGNED, exact DECIMAL(30, 10), approximate DOUBLE, flag BOOLEAN,
            bits BIT(9), day DATE, moment DATETIME(6), stamp TIMESTAMP(3) NULL, clock TIME, text TEXT,
            raw VARBINARY(20), doc JSON
        )""",
    "postgresql": """
        CREATE TABLE kinds (
            id INT PRIMARY KEY, big NUMERIC, exact DECIMAL(30, 10), approximate DOUBLE PRECISION, flag BOOLEAN,
            bits BIT(9), day DATE, moment TIMESTAMP, stamp TIMESTAMPTZ, clock TIME, text TEXT, raw BYTEA, doc JSONB
        )""",
}
ROWS = {
    "mysql": r"""
        INSERT INTO kinds VALUES
        (1, 18446744073709551615, 12345678901234567890.0123456789, 0.1, TRUE, b'100000001', '2024-02-29',
         '2024-02-29 23:59:59.123456', '2024-07-01 12:00:00.5', '13:14:15', 'tab:	 backslash:\\ 100% é
two', x'00ff0a', '{"a": [1, null]}'),
        (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (3, 0, -0.0000000001, -1e300, FALSE, b'0', '1000-01-01', '1000-01-01 00:00:00', NULL, '00:00:00', '', x'', '[]')
    """,
    "postgresql": r"""
        INSERT INTO kinds VALUES
        (1, 18446744073709551615, 12345678901234567890.0123456789, 0.1, TRUE, B'100000001', '2024-02-29',
         '2024-02-29 23:59:59.123456', '2024-07-01 14:00:00.5+02', '13:14:15', 'tab:	 backslash:\ 100% é
two', '\x00ff0a', '{"a": [1, null]}'),
        (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (3, 0, -0.0000000001, -1e300, FALSE, B'000000000', '0001-01-01', '1000-01-01', NULL, '00:00', '', '', '[]')
    """,
}
RECORDS = {
    "mysql": (
        "1\t18446744073709551615\t12345678901234567890.0123456789\t0.1\t1\t257\t2024-02-29\t"
        "2024-02-29 23:59:59.123456\t2024-07-01 12:00:00.500\t13:14:15\t"
        'tab:\\\t backslash:\\\\ 100% é\\\ntwo\t00ff0a\t{"a": [1, null]}\n'
        "2" + "\t\\n" * 12 + "\n"
        "3\t0\t-0.0000000001\t-1e300\t0\t0\t1000-01-01\t1000-01-01 00:00:00.000000\t\\n\t00:00:00\t\t\t[]\n"
    ),
    "postgresql": (
        "1\t18446744073709551615\t12345678901234567890.0123456789\t0.1\tt\t100000001\t2024-02-29\t"
        "2024-02-29 23:59:59.123456\t2024-07-01 12:00:00.5+00\t13:14:15\t"
        'tab:\\\t backslash:\\\\ 100% é\\\ntwo\t00ff0a\t{"a": [1, null]}\n'
        "2" + "\t\\n" * 12 + "\n"
        "3\t0\t-0.0000000001\t-1e+300\tf\t000000000\t0001-01-01\t1000-01-01 00:00:00\t\\n\t00:00:00\t\t\t[]\n"
    ),
}
INSERTS = {
    "mysql": "INSERT INTO kinds VALUES (?, ?, ?, ?, ?, CAST(? AS UNSIGNED), ?, ?, ?, ?, ?, UNHEX(?), ?)",
    "postgresql": "INSERT INTO kinds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'), ?)",
}


@pytest.fixture
def shop(database_server, tmp_path):
    """A database of the server that stands for `shop`."""
    (tmp_path / FILE_NAME).write_text(f"databases: {{db.example.com: '{database_server.url()}'}}")
    with database_server.database("shop"):
        yield database_server


@pytest.fixture
def attempt_of(make_attempt, tmp_path):
    """Make an attempt of a CopyActivity."""

    def make(source, target):
        activity = {"type": "CopyActivity", "input": {"ref": "In"}, "output": {"ref": "Out"}}
        objects = ({**source, "id": "In"}, {**target, "id": "Out"}, TSV, DATABASE)
        return make_attempt(activity, *objects, databases=tmp_path / FILE_NAME)

    return make


def sql(**fields):
    """A SqlDataNode."""
    return {"type": "SqlDataNode", "table": "kinds", "database": {"ref": "Db"}, **fields}


def run(attempt):
    """Run the executor."""
    return CopyActivityExecutor().run(attempt)


def test_every_type_there_and_back(attempt_of, shop, bucket):
    """Values are as the server writes them, in UTC; they go back into an equal table."""
    shop.run("shop", TYPES[shop.scheme], ROWS[shop.scheme])
    before = shop.run("shop", "SELECT * FROM kinds ORDER BY id")
    assert run(attempt_of(sql(selectQuery="SELECT * FROM kinds ORDER BY id"), IN_S3)) == FINISHED
    assert bucket.get("rows/part-00000") == RECORDS[shop.scheme]
    shop.run("shop", "DELETE FROM kinds")
    assert run(attempt_of(IN_S3, sql(insertQuery=INSERTS[shop.scheme]))) == FINISHED
    assert shop.run("shop", "SELECT * FROM kinds ORDER BY id") == before


def test_many_rows(attempt_of, shop, bucket):
    """More than one batch, both ways."""
    shop.run("shop", "CREATE TABLE kinds (id INT PRIMARY KEY, text VARCHAR(20))")
    bucket.put("rows/part", "".join(f"{number}\t100%{number}\n" for number in range(3_500)))
    insert = sql(insertQuery="INSERT INTO kinds (id, text) VALUES (?, ?)")
    assert run(attempt_of(IN_S3, insert)) == FINISHED
    assert (
        run(attempt_of(sql(selectQuery="SELECT text FROM kinds WHERE text LIKE '100%' ORDER BY id"), IN_S3)) == FINISHED
    )
    assert bucket.get("rows/part-00000") == "".join(f"100%{number}\n" for number in range(3_500))


def test_a_table_that_is_missing_is_made(attempt_of, shop, bucket):
    """By createTableSql, once."""
    bucket.put("rows/part", "1\n")
    node = sql(insertQuery="INSERT INTO kinds VALUES (?);", createTableSql="CREATE TABLE kinds (id INT);")
    assert run(attempt_of(IN_S3, node)) == FINISHED
    assert run(attempt_of(IN_S3, node)) == FINISHED
    assert shop.run("shop", "SELECT id FROM kinds") == [(1,), (1,)]


def test_a_row_that_is_refused_leaves_nothing(attempt_of, shop, bucket):
    """Neither it nor those before it."""
    shop.run("shop", "CREATE TABLE kinds (id INT PRIMARY KEY)")
    bucket.put("rows/part", "".join(f"{number}\n" for number in [*range(2_500), 7]))
    with pytest.raises(
        TaskFailed,
        match=r"(?i)^SqlDataNode 'Out': insertQuery, s3://data/rows/part, records 2001 to 2501: .*duplicate",
    ) as raised:
        run(attempt_of(IN_S3, sql(insertQuery="INSERT INTO kinds VALUES (?)")))
    assert raised.value.error_id == "DatabaseError"
    assert shop.run("shop", "SELECT count(*) FROM kinds") == [(0,)]


def test_sql_that_is_refused(attempt_of, shop, bucket):
    """The message is the server's."""
    with pytest.raises(TaskFailed, match=r"^SqlDataNode 'In': selectQuery: .*kinds"):
        run(attempt_of(sql(), IN_S3))
    assert bucket.keys() == []


def test_a_server_that_is_not_there(attempt_of, tmp_path):
    """Nothing listens on its port."""
    (tmp_path / FILE_NAME).write_text("databases: {db.example.com: 'mysql://root:${SHOP_PASSWORD}@127.0.0.1:9'}")
    with pytest.raises(TaskFailed, match="SHOP_PASSWORD, which is not set"):
        run(attempt_of(sql(), IN_S3))


@pytest.mark.parametrize("scheme", ["mysql", "postgresql"])
def test_a_port_where_nobody_listens(attempt_of, tmp_path, monkeypatch, scheme):
    """The password is not shown."""
    monkeypatch.setenv("SHOP_PASSWORD", "hunter2")
    url = f"{scheme}://root:${{SHOP_PASSWORD}}@127.0.0.1:9"
    (tmp_path / FILE_NAME).write_text(f"databases: {{db.example.com: '{url}'}}")
    with pytest.raises(
        TaskFailed, match=rf"^JdbcDatabase 'Db': cannot connect to {scheme}\+\w+://root:\*\*\*@127.0.0.1:9/shop: "
    ) as raised:
        run(attempt_of(sql(), IN_S3))
    assert raised.value.error_id == "DatabaseUnreachable"
    assert "hunter2" not in str(raised.value)


def test_a_cancelled_query_ends_on_the_server(attempt_of, shop, bucket):
    """At once, and nothing is written."""
    sleep = "SELECT sleep(60)" if shop.scheme == "mysql" else "SELECT pg_sleep(60)"
    attempt = attempt_of(sql(selectQuery=sleep), IN_S3)
    threading.Timer(0.5, attempt.cancellation.cancel).start()
    started = time.monotonic()
    with pytest.raises(TaskFailed):  # which nobody is told, since the attempt is cancelled
        run(attempt)
    assert time.monotonic() - started < 10
    assert bucket.keys() == []


def test_a_cancelled_insert_leaves_nothing(attempt_of, shop, bucket):
    """It waits for a row that another transaction holds."""
    shop.run("shop", "CREATE TABLE kinds (id INT PRIMARY KEY)")
    bucket.put("rows/part", "1\n")
    pause = "sleep(60)" if shop.scheme == "mysql" else "(SELECT 0 FROM (SELECT pg_sleep(60)) s)"
    attempt = attempt_of(IN_S3, sql(insertQuery=f"INSERT INTO kinds SELECT ? + {pause}"))
    threading.Timer(0.5, attempt.cancellation.cancel).start()
    with pytest.raises(TaskFailed):
        run(attempt)
    assert shop.run("shop", "SELECT count(*) FROM kinds") == [(0,)]


def test_rows_are_not_held_in_memory(attempt_of, shop, bucket):
    """40 MB of rows go through a worker that holds a batch of them at a time."""
    numbers = {
        "mysql": "SELECT seq, repeat('x', 200) FROM seq_1_to_200000",
        "postgresql": "SELECT i, repeat('x', 200) FROM generate_series(1, 200000) AS s(i)",
    }
    attempt = attempt_of(sql(selectQuery=numbers[shop.scheme]), {**IN_S3, "compression": "gzip"})
    tracemalloc.start()
    try:
        assert run(attempt) == FINISHED
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert bucket.keys() == ["rows/part-00000.gz"]
    assert peak < 12_000_000
