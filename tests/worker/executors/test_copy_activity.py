"""CopyActivity: SQLite stands for the databases, moto for S3."""

import gzip
import sqlite3
import threading
from dataclasses import replace

import pytest

from penstock.worker.copies import targets
from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.executors.copy_activity import CopyActivityExecutor
from penstock.worker.outcome import FINISHED

TSV = {"id": "Tsv", "type": "TSV", "escapeChar": "\\"}
CSV = {"id": "Csv", "type": "CSV"}
DATABASE = {
    "id": "Db",
    "type": "RdsDatabase",
    "rdsInstanceId": "forums-db",
    "databaseName": "forums",
    "username": "etl",
    "*password": "secret",
}


@pytest.fixture
def forums(tmp_path):
    """The database that stands for `forums` of `forums-db`, and the file that says so."""
    (tmp_path / "local_databases.yaml").write_text("databases: {forums-db: 'sqlite:///{database}.db'}")
    connection = sqlite3.connect(tmp_path / "forums.db", isolation_level=None)
    yield connection
    connection.close()


@pytest.fixture
def attempt_of(make_attempt, tmp_path):
    """Make an attempt of a worker that has the file of databases."""

    def make(*objects, **activity):
        activity = {"type": "CopyActivity", "input": {"ref": "In"}, "output": {"ref": "Out"}, **activity}
        return make_attempt(activity, *objects, databases=tmp_path / "local_databases.yaml")

    return make


def query(node="In", **fields):
    """A SqlDataNode."""
    return {"id": node, "type": "SqlDataNode", "table": "posts", "database": {"ref": "Db"}, **fields}


def folder(node, path, *, form=TSV, **fields):
    """An S3DataNode of a folder."""
    return {
        "id": node,
        "type": "S3DataNode",
        "directoryPath": f"s3://data/{path}",
        "dataFormat": {"ref": form["id"]},
        **fields,
    }


def file(node, path, *, form=TSV, **fields):
    """An S3DataNode of an object."""
    return {
        "id": node,
        "type": "S3DataNode",
        "filePath": f"s3://data/{path}",
        "dataFormat": {"ref": form["id"]},
        **fields,
    }


def run(attempt):
    """Run the executor."""
    return CopyActivityExecutor().run(attempt)


def test_a_query_to_a_folder(attempt_of, forums, bucket):
    """NULL is a backslash and an n; what is special in a value has a backslash before it."""
    forums.executescript(
        r"""
        CREATE TABLE posts (id INTEGER, text TEXT, score REAL, raw BLOB);
        INSERT INTO posts VALUES (1, 'tab:	 backslash:\ n', 1.5, x'00ff'), (2, NULL, NULL, NULL), (3, '', 0, x'');
        INSERT INTO posts VALUES (4, 'two
lines, 100% "quoted" '||char(0)||'é', 1e300, x'0a');
        """
    )
    sql = "SELECT * FROM posts WHERE text IS NULL OR text NOT LIKE '%#{' ORDER BY id;"
    attempt = attempt_of(query(selectQuery=sql), folder("Out", "posts/"), TSV, DATABASE)
    assert run(attempt) == FINISHED
    assert bucket.keys() == ["posts/part-00000"]
    assert bucket.get("posts/part-00000") == (
        "1\ttab:\\\t backslash:\\\\ n\t1.5\t00ff\n"
        "2\t\\n\t\\n\t\\n\n"
        "3\t\t0.0\t\n"
        '4\ttwo\\\nlines, 100% "quoted" \x00é\t1e+300\t0a\n'
    )
    log = (attempt.scratch / "log" / "Activity.log").read_text()
    assert "RdsDatabase 'Db' is sqlite+pysqlite:///" in log
    assert "SELECT * FROM posts WHERE" in log
    assert "s3://data/posts/part-00000: 4 records" in log
    assert "secret" not in log


def test_a_table_to_a_compressed_file_of_csv(attempt_of, forums, bucket):
    """Without selectQuery, all of the table; the same rows are the same bytes."""
    forums.executescript("CREATE TABLE posts (id INTEGER, text TEXT); INSERT INTO posts VALUES (1, 'a,b');")
    objects = (query(schemaName="main"), file("Out", "posts.csv.gz", form=CSV, compression="GZIP"), CSV, DATABASE)
    assert run(attempt_of(*objects)) == FINISHED
    body = bucket.client.get_object(Bucket="data", Key="posts.csv.gz")["Body"].read()
    assert gzip.decompress(body) == b"1,a\\,b\n"
    assert run(attempt_of(*objects)) == FINISHED
    assert bucket.client.get_object(Bucket="data", Key="posts.csv.gz")["Body"].read() == body


def test_no_rows_are_an_empty_file(attempt_of, forums, bucket):
    """What reads the folder finds it there."""
    forums.execute("CREATE TABLE posts (id INTEGER)")
    assert run(attempt_of(query(), folder("Out", "posts"), TSV, DATABASE)) == FINISHED
    assert (bucket.keys(), bucket.get("posts/part-00000")) == (["posts/part-00000"], "")


def test_files_to_a_table(attempt_of, forums, bucket):
    """The table is made where it is missing; the last record needs no line feed; keys go in name order."""
    bucket.put("posts/b", "3\t")
    bucket.put("posts/a", "1\tit's \\\t\\\\ 100% two\\\nlines\n2\t\\n\n")
    bucket.put("posts/folder/", "")
    node = query(
        "Out",
        insertQuery="INSERT INTO posts (id, text) VALUES (?, ? || '?') -- why?",
        createTableSql="CREATE TABLE posts (id INTEGER PRIMARY KEY, text TEXT);",
    )
    attempt = attempt_of(folder("In", "posts/"), node, TSV, DATABASE)
    assert run(attempt) == FINISHED
    rows = [(1, "it's \t\\ 100% two\nlines?"), (2, None), (3, "?")]
    assert forums.execute("SELECT * FROM posts ORDER BY id").fetchall() == rows
    assert "3 records inserted" in (attempt.scratch / "log" / "Activity.log").read_text()


def test_a_compressed_file_to_a_table(attempt_of, forums, bucket):
    """As compression says."""
    forums.execute("CREATE TABLE posts (id INTEGER)")
    bucket.put("ids.gz", gzip.compress(b"1\n2\n"))
    node = query("Out", insertQuery="INSERT INTO posts VALUES (?)")
    assert run(attempt_of(file("In", "ids.gz", compression="gzip"), node, TSV, DATABASE)) == FINISHED
    assert forums.execute("SELECT id FROM posts").fetchall() == [(1,), (2,)]


def test_a_query_to_a_table(attempt_of, forums):
    """No data node in S3 is needed."""
    forums.executescript("CREATE TABLE posts (id INTEGER); INSERT INTO posts VALUES (1), (NULL); CREATE TABLE copy(i)")
    node = query("Out", table="copy", insertQuery="INSERT INTO copy VALUES (?)")
    assert run(attempt_of(query(), node, DATABASE)) == FINISHED
    assert forums.execute("SELECT i FROM copy").fetchall() == [("1",), (None,)]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "1\n2\n1\n",
            r"^SqlDataNode 'Out': insertQuery, s3://data/ids, records 1 to 3: UNIQUE constraint failed: posts",
        ),
        ("1\n2\t3\n", r"^record 2 of s3://data/ids has 2 values, and insertQuery of SqlDataNode 'Out' takes 1$"),
        (b"1\n\xff\n", r"^s3://data/ids is not UTF-8 text: invalid start byte after about 0 bytes; if the data is"),
        (gzip.compress(b"1\n", mtime=0), r"is not UTF-8 text"),
    ],
)
def test_a_bad_record_leaves_no_row(attempt_of, forums, bucket, body, message):
    """It is one transaction."""
    forums.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY)")
    bucket.put("ids", body)
    node = query("Out", insertQuery="INSERT INTO posts VALUES (?)")
    with pytest.raises(TaskFailed, match=message):
        run(attempt_of(file("In", "ids"), node, TSV, DATABASE))
    assert forums.execute("SELECT count(*) FROM posts").fetchall() == [(0,)]


@pytest.mark.parametrize("body", [b"no gzip", gzip.compress(b"1\n" * 10_000, mtime=0)[:30]])
def test_a_file_that_is_no_gzip(attempt_of, forums, bucket, body):
    """Its compression says that it is."""
    forums.execute("CREATE TABLE posts (id INTEGER)")
    bucket.put("ids", body)
    node = query("Out", insertQuery="INSERT INTO posts VALUES (?)")
    with pytest.raises(TaskFailed, match=r"^s3://data/ids is no whole gzip file: "):
        run(attempt_of(file("In", "ids", compression="gzip"), node, TSV, DATABASE))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"selectQuery": "SELECT missing FROM posts"}, r"^SqlDataNode 'In': selectQuery: no such column: missing$"),
        ({"table": "gone"}, r"^SqlDataNode 'In': selectQuery: no such table: gone$"),
        ({"selectQuery": "DELETE FROM posts"}, r"^selectQuery gives no rows: DELETE FROM posts$"),
    ],
)
def test_a_query_that_fails_writes_nothing(attempt_of, forums, bucket, fields, message):
    """The message is the database's."""
    forums.execute("CREATE TABLE posts (id INTEGER)")
    with pytest.raises(TaskFailed, match=message):
        run(attempt_of(query(**fields), folder("Out", "posts"), TSV, DATABASE))
    assert bucket.keys() == []


def test_a_database_that_is_not_local(attempt_of, bucket):
    """The status says what to write, and where."""
    with pytest.raises(
        TaskFailed,
        match=r"^RdsDatabase 'Db' cannot be reached from here: it is not in .*/local_databases\.yaml\. Say in "
        r"local_databases\.yaml of the project which database of this machine stands for it:\ndatabases:\n"
        r"  forums-db: mysql://",
    ) as raised:
        run(attempt_of(query(), folder("Out", "posts"), TSV, DATABASE))
    assert raised.value.error_id == "DatabaseNotLocal"
    assert bucket.keys() == []


def test_a_worker_without_the_file(make_attempt):
    """Such as one that serves AWS itself."""
    activity = {"type": "CopyActivity", "input": {"ref": "In"}, "output": {"ref": "Out"}}
    with pytest.raises(TaskFailed, match="this task runner was given no file of databases"):
        run(make_attempt(activity, query(), folder("Out", "posts"), TSV, DATABASE))


def test_stops_a_query_that_runs(attempt_of, forums, bucket):
    """A query without end is interrupted; nothing is written."""
    forums.execute("CREATE TABLE posts (id INTEGER)")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    attempt = attempt_of(query(selectQuery=endless), folder("Out", "posts"), TSV, DATABASE)
    threading.Timer(0.3, attempt.cancellation.cancel).start()
    with pytest.raises(TaskFailed, match=r"interrupted$"):  # the attempt is cancelled, so that nobody is told
        run(attempt)
    assert bucket.keys() == []


def test_stops_between_batches(attempt_of, forums, bucket, monkeypatch):
    """What was inserted is rolled back."""
    forums.execute("CREATE TABLE posts (id INTEGER)")
    bucket.put("ids", "1\n" * 5_000)
    node = query("Out", insertQuery="INSERT INTO posts VALUES (?)")
    attempt = attempt_of(file("In", "ids"), node, TSV, DATABASE)
    checked = targets._check_widths

    def cancel_at_the_third(node, source, before, batch, wanted):
        if before == 2_000:
            attempt.cancellation.cancel()
        checked(node, source, before, batch, wanted)

    monkeypatch.setattr(targets, "_check_widths", cancel_at_the_third)
    with pytest.raises((TaskCancelled, TaskFailed)):
        run(attempt)
    assert forums.execute("SELECT count(*) FROM posts").fetchall() == [(0,)]


def test_does_not_commit_for_a_task_that_is_another_workers(attempt_of, forums, bucket):
    """It asks before it commits."""
    forums.execute("CREATE TABLE posts (id INTEGER)")
    bucket.put("ids", "1\n")
    node = query("Out", insertQuery="INSERT INTO posts VALUES (?)")

    def lost():
        raise TaskCancelled

    attempt = replace(attempt_of(file("In", "ids"), node, TSV, DATABASE), confirm=lost)
    with pytest.raises(TaskCancelled):
        run(attempt)
    assert forums.execute("SELECT count(*) FROM posts").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("objects", "message"),
    [
        ([query(), query("Out")], r"^SqlDataNode 'Out' has no field insertQuery; set it in the definition$"),
        (
            [query(), folder("Out", "o", form={"id": "Regex"}), {"id": "Regex", "type": "RegEx"}],
            r"^CopyActivity does not write or read RegEx 'Regex'; use CSV or TSV$",
        ),
        (
            [folder("In", "i", form={"id": "Own"}), query("Out", insertQuery="?"), {"id": "Own", "type": "Custom"}],
            r"^CopyActivity reads records of CSV and TSV only, not Custom 'Own'$",
        ),
    ],
)
def test_what_copy_activity_cannot_do(attempt_of, forums, bucket, objects, message):
    """As the guide has it."""
    forums.execute("CREATE TABLE posts (id INTEGER)")
    bucket.put("i/a", "1\n")
    with pytest.raises(TaskFailed, match=message):
        run(attempt_of(*objects, TSV, CSV, DATABASE))
