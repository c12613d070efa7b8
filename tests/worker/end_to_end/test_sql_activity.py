"""SqlActivity on relational databases: real servers, and SQLite; in Redshift it is tested with pipelines."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.worker.end_to_end.conftest import PACE

TABLE = "CREATE TABLE words (id INTEGER, word VARCHAR(100))"
WORDS = ("it's 100% \\ a ?", 'Größe 😀 "x"', "two\nlines;")
SLEEPS = {
    "mariadb": "SELECT SLEEP(600)",
    "postgresql": "SELECT pg_sleep(600)",
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n",
}


class _Sqlite:
    """A database like those of the servers."""

    def __init__(self, path):
        self._path = path

    def url(self, database=""):
        return f"sqlite:///{self._path.name}"

    def run(self, database, *statements):
        with sqlite3.connect(self._path) as connection:
            for statement in statements:
                rows = connection.execute(statement).fetchall()
            return rows


@pytest.fixture(params=["mariadb", "postgresql", "sqlite"])
def kind(request):
    """One kind of database after the other."""
    return request.param


@pytest.fixture
def server(kind, request, tmp_path):
    """It, with the database `shop`."""
    if kind == "sqlite":
        yield _Sqlite(tmp_path / "shop.db")
        return
    server = request.getfixturevalue(kind)
    with server.database("shop"):
        yield server


@pytest.fixture
def run(cloud, default, kind, server, tmp_path):
    """Run an SqlActivity with more fields and objects on a worker; gives the pipeline's id."""

    def run(fields, *objects, url=None):
        url = server.url() if url is None else url
        (tmp_path / "local_databases.yaml").write_text(f"databases:\n  shop-db: {url}\n")
        jdbc = {"mariadb": "mysql"}.get(kind, kind)
        rds = {"type": "RdsDatabase", "rdsInstanceId": "shop-db", "databaseName": "shop"}
        # One of the two ways to name it for each kind.
        named = {"type": "JdbcDatabase", "connectionString": f"jdbc:{jdbc}://shop-db:1/shop", "jdbcDriverClass": "x"}
        database = {"id": "Shop", "username": "reader", "*password": "unused", **(rds if kind == "mariadb" else named)}
        activity = {
            "id": "Sql",
            "type": "SqlActivity",
            "workerGroup": "penstock.local",
            "database": {"ref": "Shop"},
            "maximumRetries": "0",
        }
        cloud.worker()
        return cloud.activate([default, database, {**activity, **fields}, *objects])

    return run


@pytest.fixture
def log(cloud):
    """The Activity.log of the only attempt."""

    def log(pipeline):
        found = cloud.s3.list_objects_v2(Bucket="e2e", Prefix=f"logs/{pipeline}/Sql/").get("Contents", ())
        (key,) = [item["Key"] for item in found if item["Key"].endswith("_Attempt=1/Activity.log")]
        return cloud.s3.get_object(Bucket="e2e", Key=key)["Body"].read().decode()

    return log


@pytest.fixture
def pace():
    """A worker may be silent while the clock is set forward."""
    return replace(PACE, lost_worker=timedelta(minutes=5))


def test_a_script_in_s3(cloud, run, ended, log, server):
    """Several statements, with arguments, into a table that is made first."""
    script = "INSERT INTO words VALUES (1, ?);\nINSERT INTO words VALUES (2, ?), (3, ?); -- ; ?\n"
    script += "DELETE FROM words WHERE id = ?"
    cloud.s3.put_object(Bucket="e2e", Key="sql/words.sql", Body=script.encode())
    table = {"id": "Words", "type": "SqlDataNode", "table": "words", "createTableSql": TABLE}
    table |= {"database": {"ref": "Shop"}, "selectQuery": "SELECT * FROM words"}
    fields = {"scriptUri": "s3://e2e/sql/words.sql", "scriptArgument": [*WORDS, "1"], "queue": "fast"}
    pipeline = run({**fields, "output": {"ref": "Words"}}, table)
    assert ended(pipeline, "Sql") == (["FINISHED"], [])
    assert server.run("shop", "SELECT id, word FROM words ORDER BY id") == [(2, WORDS[1]), (3, WORDS[2])]
    text = log(pipeline)
    assert "queue 'fast' is ignored: query groups are Redshift's, and this is " in text
    assert " INSERT INTO words VALUES (1, ?)\n" in text
    assert "Größe" not in text
    assert text.count(" 2 rows\n") == 1


def test_a_script_that_fails(run, ended, log, server):
    """The statement before it is undone, and the one after it is not tried."""
    server.run("shop", TABLE)
    script = "INSERT INTO words VALUES (1, 'a'); INSERT INTO word VALUES (2, ?); INSERT INTO words VALUES (3, 'c')"
    pipeline = run({"script": script, "scriptArgument": "b"})
    statuses, (error,) = ended(pipeline, "Sql")
    assert statuses == ["FAILED"]
    assert error.startswith("SqlActivity 'Sql': statement 2 of 3: ")
    assert "word" in error.partition("\n")[0]
    assert error.endswith("\nINSERT INTO word VALUES (2, ?)")
    assert f"FAILED SqlFailed: {error.splitlines()[0]}" in log(pipeline)
    assert server.run("shop", "SELECT * FROM words") == []


def test_transactions_of_the_script(run, ended, server):
    """What it has committed stays; what it leaves open is committed at its end."""
    server.run("shop", TABLE)
    script = """
        BEGIN; INSERT INTO words VALUES (1, 'kept'); COMMIT;
        BEGIN; INSERT INTO words VALUES (2, 'undone'); ROLLBACK;
        BEGIN; INSERT INTO words VALUES (3, 'left open');
    """
    assert ended(run({"script": script}), "Sql") == (["FINISHED"], [])
    assert server.run("shop", "SELECT id FROM words ORDER BY id") == [(1,), (3,)]


@pytest.mark.parametrize("how", ["cancelled", "timed out"])
def test_a_script_that_is_stopped(cloud, run, eventually, ended, server, kind, how):
    """It does not run on in the server, and its transaction is rolled back."""
    server.run("shop", TABLE)
    script = f"INSERT INTO words VALUES (1, 'a'); {SLEEPS[kind]}"  # noqa: S608 - this file's own SQL
    pipeline = run({"script": script, "attemptTimeout": "1 minute"})
    eventually(lambda: cloud.statuses(pipeline, "ATTEMPT").get("Sql=1") == "RUNNING")
    eventually(lambda: _sleeps(server, kind))
    if how == "cancelled":
        cloud.pipelines.deactivate_pipeline(pipelineId=pipeline, cancelActive=True)
    else:
        cloud.hasten(61)
    eventually(lambda: not _sleeps(server, kind))
    statuses, errors = ended(pipeline, "Sql")
    if how == "cancelled":
        assert statuses == ["CANCELED"]
    else:
        assert (statuses, errors) == (["FAILED"], ["the attempt took longer than attemptTimeout"])
    assert server.run("shop", "SELECT * FROM words") == []


def _sleeps(server, kind):
    """Whether the script's statement runs; of SQLite, whether its transaction is open."""
    if kind == "mariadb":
        sql = "SELECT 1 FROM information_schema.processlist WHERE info = 'SELECT SLEEP(600)'"
    elif kind == "postgresql":
        sql = "SELECT 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)' AND state = 'active'"
    else:
        try:
            server.run("shop", "PRAGMA busy_timeout = 0", "BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        return False
    return server.run("shop", sql) != []


@pytest.mark.parametrize(
    ("kind", "fields", "url", "error"),
    [
        ("sqlite", {"scriptUri": "s3://e2e/none.sql"}, None, "cannot read s3://e2e/none.sql: it does not exist"),
        (
            "sqlite",
            {"script": "SELECT 'a"},
            None,
            "script of SqlActivity 'Sql': what begins with ' in line 1 has no end",
        ),
        (
            "sqlite",
            {"script": "SELECT 1"},
            "mysql://root@127.0.0.1:9",
            "JdbcDatabase 'Shop': cannot connect to mysql+pymysql://root@127.0.0.1:9/shop: ",
        ),
    ],
    indirect=["kind"],
)
def test_a_script_that_cannot_begin(run, ended, log, fields, url, error):
    """No file, no SQL, nobody there."""
    pipeline = run(fields, url=url)
    statuses, errors = ended(pipeline, "Sql")
    assert statuses == ["FAILED"]
    assert errors[0].startswith(error)
    assert error.splitlines()[0] in log(pipeline)
