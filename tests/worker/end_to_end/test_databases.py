"""Steps on relational databases, run twice on the local cloud: into the warehouse and back, and with what fails."""

# ruff: noqa: S608 (specs are no SQL, and the rows are written here)

import sqlite3

import pytest

from penstock.environments import DatabaseSettings

HEAD = """\
name: forums
schedule: on-demand
resources:
  machine: {type: ec2-instance, instance_type: t3.small, terminate_after: 1 hour}
retries: {maximum: 0}
alarms: {on_failure: false}
steps:
"""
THERE_AND_BACK = f"""{HEAD}
  - type: extract-from-rds
    name: posts
    sql: SELECT id, body, score, posted_at FROM posts WHERE body LIKE '%' OR body IS NULL ORDER BY id;
    hostname: forums-db
    database: forums
  - {{type: copy-into-redshift, name: load, table: posts, insert_mode: truncate}}
  - type: load-into-rds
    name: back
    input: posts
    hostname: forums-db
    database: forums
    table: posts_copy
    columns: [id, body, score, posted_at]
    keys: [id]
"""
POSTS = "CREATE TABLE IF NOT EXISTS posts (id INT, body VARCHAR(200), score DECIMAL(12, 4), posted_at TIMESTAMP);"
SOURCE = """
    CREATE TABLE {} (id INT PRIMARY KEY, body VARCHAR(200), score DECIMAL(12, 4), posted_at TIMESTAMP NULL)
"""
INSERT = (
    "INSERT INTO posts VALUES (1, 'a\ttab, a \"quote\", 100%', 1.5000, '2024-02-29 12:00:00'), "
    "(2, NULL, NULL, NULL), (3, '', -0.0001, '1999-12-31 23:59:59'), (4, 'two\nlines\r\n', 0, '2038-01-01 00:00:00'), "
    "(5, 'Größe 😀', 12345678.1234, '2024-02-29 00:00:01')"
)


@pytest.fixture
def local(tmp_path):
    """Write local_databases.yaml."""

    def write(**urls):
        lines = "".join(f"  {name.replace('_', '-')}: {url}\n" for name, url in urls.items())
        (tmp_path / "local_databases.yaml").write_text(f"databases:\n{lines}")

    return write


@pytest.fixture
def databases():
    """What cdk.json has: RDS instances that are called as they are named."""

    def databases(engine, *names):
        return {
            name: DatabaseSettings(engine=engine, username="reader", secret="unused", rds_instance_id=name)
            for name in names
        }

    return databases


def test_from_a_server_into_the_warehouse_and_back(cloud, activate_spec, ended, local, databases, database_server):
    """Rows are the same at all three places, and a second run changes nothing."""
    with database_server.database("forums"):
        database_server.run("forums", SOURCE.format("posts"), SOURCE.format("posts_copy"), INSERT)
        local(forums_db=database_server.url())
        cloud.worker()
        pipeline = activate_spec(
            THERE_AND_BACK, {"tables/posts.sql": POSTS}, databases(database_server.scheme, "forums-db")
        )
        expected = database_server.run("forums", "SELECT * FROM posts ORDER BY id")
        for times in (1, 2):
            assert ended(pipeline, "back", times) == (["FINISHED"] * times, [])
            assert database_server.run("forums", "SELECT * FROM posts_copy ORDER BY id") == expected
            assert cloud.rows("SELECT id, body, score, posted_at FROM posts ORDER BY id") == expected
            database_server.run("forums", "UPDATE posts_copy SET body = 'changed' WHERE id = 1")
            if times == 1:
                cloud.pipelines.activate_pipeline(pipelineId=pipeline)


def test_shards_become_one_folder(cloud, activate_spec, ended, local, databases, tmp_path):
    """Each row with its shard; a shard without rows is none."""
    for number, rows in ((1, "(1, 'a'), (2, NULL)"), (2, None), (3, "(1, 'b')")):
        with sqlite3.connect(tmp_path / f"course-db-{number}-courses.db") as connection:
            connection.execute("CREATE TABLE courses (id INTEGER, title TEXT)")
            if rows:
                connection.execute(f"INSERT INTO courses VALUES {rows}")
    local(**{"'course-db-*'": "sqlite:///{hostname}-{database}.db"})
    cloud.worker()
    spec = f"""{HEAD}
  - type: extract-from-shards
    name: courses
    sql: SELECT id, title FROM courses -- all
    hostnames: {{pattern: "course-db-{{n}}", from: 1, to: 3}}
    database: courses
  - {{type: copy-into-redshift, name: load, table: courses, insert_mode: truncate}}
"""
    table = "CREATE TABLE IF NOT EXISTS courses (id INT, title VARCHAR(64), shard_id INT);"
    hosts = databases("mysql", "course-db-1", "course-db-2", "course-db-3")
    pipeline = activate_spec(spec, {"tables/courses.sql": table}, hosts)
    for times in (1, 2):
        assert ended(pipeline, "load", times) == (["FINISHED"] * times, [])
        rows = cloud.rows("SELECT id, title, shard_id FROM courses ORDER BY shard_id, id")
        assert rows == [(1, "a", 1), (2, None, 1), (1, "b", 3)]
        if times == 1:
            cloud.pipelines.activate_pipeline(pipelineId=pipeline)


@pytest.mark.parametrize(
    ("url", "sql", "error"),
    [
        (None, "SELECT 1", "RdsDatabase 'Database.forums-db.forums' cannot be reached from here: it is not in "),
        ("mysql://root@127.0.0.1:9", "SELECT 1", "RdsDatabase 'Database.forums-db.forums': cannot connect to mysql+"),
        (
            "sqlite:///{database}.db",
            "SELECT 1 WHERE",
            "SqlDataNode 'failing.source': selectQuery: incomplete input",
        ),
        (
            "sqlite:///{database}.db",
            "SELECT * FROM post",
            "SqlDataNode 'failing.source': selectQuery: no such table: post",
        ),
        (
            "sqlite:///${NOT_SET}.db",
            "SELECT 1",
            "RdsDatabase 'Database.forums-db.forums': local_databases.yaml needs the ",
        ),
    ],
)
def test_an_extract_that_fails(cloud, activate_spec, ended, local, databases, tmp_path, url, sql, error):
    """The status tells why, what depends on it does not run, and nothing is written."""
    sqlite3.connect(tmp_path / "forums.db").close()
    local(**({} if url is None else {"forums_db": url}))
    cloud.worker()
    spec = HEAD + f"  - {{type: extract-from-rds, name: failing, sql: {sql}, hostname: forums-db, database: forums}}\n"
    pipeline = activate_spec(spec, {}, databases("mysql", "forums-db"))
    statuses, errors = ended(pipeline, "failing")
    assert statuses == ["CASCADE_FAILED"]
    assert [text.startswith(error) for text in errors] == [True], errors
    assert cloud.s3.list_objects_v2(Bucket="forums-data", Prefix="failing.output/")["KeyCount"] == 0


def test_a_load_that_fails(cloud, activate_spec, ended, local, databases, tmp_path):
    """The second row is refused, and so is the first."""
    with sqlite3.connect(tmp_path / "forums.db") as connection:
        connection.execute("CREATE TABLE posts (id INTEGER)")
        connection.execute("CREATE TABLE copy (id INTEGER NOT NULL)")
        connection.execute("INSERT INTO posts VALUES (1), (NULL)")
    local(forums_db="sqlite:///{database}.db")
    cloud.worker()
    spec = f"""{HEAD}
  - {{type: extract-from-rds, name: posts, table: posts, hostname: forums-db, database: forums}}
  - {{type: load-into-rds, name: load, hostname: forums-db, database: forums, insert: INSERT INTO copy VALUES (?)}}
"""
    pipeline = activate_spec(spec, {}, databases("mysql", "forums-db"))
    statuses, errors = ended(pipeline, "load")
    assert statuses == ["FAILED"]
    assert ["NOT NULL constraint failed: copy.id" in text for text in errors] == [True]
    with sqlite3.connect(tmp_path / "forums.db") as connection:
        assert connection.execute("SELECT count(*) FROM copy").fetchall() == [(0,)]


CHECKS = f"""{HEAD}
  - type: check-row-count
    name: count
    hostname: forums-db
    database: forums
    table: posts
    warehouse_table: posts
    tolerance: TOLERANCE
    on_failure: ON_FAILURE
  - type: check-values
    name: values
    hostname: forums-db
    database: forums
    sql: SELECT * FROM posts
    warehouse_table: posts
    tolerance: TOLERANCE
    on_failure: ON_FAILURE
    after: []
"""
KEYED = POSTS.replace("id INT", "id INT PRIMARY KEY")


@pytest.fixture
def checked(cloud, activate_spec, ended, local, databases, database_server):
    """Run the checks on a server's rows and the warehouse's; what they note and tell, by step."""

    def checked(warehouse_rows, *, tolerance="0", on_failure="fail", times=1, spec=CHECKS):
        local(forums_db=database_server.url())
        cloud.worker()
        for sql in (KEYED, *warehouse_rows):
            cloud.run(sql)
        text = spec.replace("TOLERANCE", tolerance).replace("ON_FAILURE", on_failure)
        files = {"tables/posts.sql": KEYED}
        pipeline = activate_spec(text, files, databases(database_server.scheme, "forums-db"))
        for time in range(1, times + 1):
            for step in ("count", "values"):
                statuses, errors = ended(pipeline, step, time)
            if time < times:
                cloud.pipelines.activate_pipeline(pipelineId=pipeline)
        noted = cloud.rows("SELECT step, found FROM penstock_checks ORDER BY step, checked_at")
        return statuses, noted, sorted(errors)

    with database_server.database("forums"):
        database_server.run("forums", SOURCE.format("posts"), INSERT)
        yield checked


SAME = INSERT.replace("'two\nlines\r\n'", "'two\\nlines\\r\\n'")


def test_checks_that_find_nothing(checked):
    """Twice: NULL is equal to NULL, and each run is noted."""
    found = checked([SAME], times=2)
    assert found == (["FINISHED"] * 2, [("count", 0)] * 2 + [("values", 0)] * 2, [])


def test_checks_that_find_something(checked):
    """What is noted stays, and the reason has the numbers."""
    rows = [
        SAME,
        "DELETE FROM posts WHERE id = 1",
        "UPDATE posts SET body = '' WHERE id = 2",
        "DELETE FROM posts WHERE id = 4",
    ]
    rows += ["INSERT INTO posts VALUES (9, 'new', 1, NULL)"]
    statuses, noted, errors = checked(rows)
    assert statuses == ["FAILED"]
    assert noted == [("count", 1), ("values", 4)]
    assert "4 rows in the warehouse, 5 at the source" in errors[0] + errors[1]
    wrong = "4 wrong rows, 5 compared: 2 missing in the warehouse, 1 with other values, 1 not at the source"
    assert wrong in errors[0] + errors[1]


def test_checks_that_warn_or_tolerate(checked):
    """One row of five is 20 per cent."""
    rows = [SAME, "DELETE FROM posts WHERE id = 1"]
    assert checked(rows, on_failure="warn") == (["FINISHED"], [("count", 1), ("values", 1)], [])


def test_a_tolerance(checked):
    """It is a part of what the source has."""
    rows = [SAME, "DELETE FROM posts WHERE id = 1"]
    assert checked(rows, tolerance="20") == (["FINISHED"], [("count", 0), ("values", 0)], [])


def test_a_sample(checked):
    """Rows that it does not have are not wrong."""
    spec = CHECKS.replace("    after: []", "    after: []\n    sample: 2")
    rows = [SAME, "INSERT INTO posts VALUES (9, 'new', 1, NULL)"]
    assert checked(rows, tolerance="20", spec=spec) == (["FINISHED"], [("count", 0), ("values", 0)], [])
