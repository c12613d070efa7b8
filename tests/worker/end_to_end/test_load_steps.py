"""Steps that load and extract tables, compiled for the local cloud and run twice on real files."""

import pytest

SPEC = """\
name: sessions
schedule: on-demand
retries: {maximum: 0}
alarms: {on_failure: false}
steps:
  - type: run-sql
    command: CREATE SCHEMA IF NOT EXISTS staging; CREATE SCHEMA IF NOT EXISTS prod
  - {type: extract-from-s3, name: files, path: in/}
  - {type: load-into-staging-table, table: staging.sessions, options: [CSV], grants: [{public: true}]}
  - {type: reload-prod-table, source: staging.sessions, destination: prod.sessions}
  - {type: extract-from-redshift, table: prod.sessions, options: [GZIP]}
  - {type: create-and-load-table, name: copied, table: copied, mode: append, max_errors: 1}
  - {type: extract-from-redshift, name: parquet, query: SELECT * FROM prod.sessions, options: [PARQUET]}
  - {type: create-and-load-table, name: columnar, table: columnar, options: [FORMAT AS PARQUET]}
  - {type: load-reload-primary-key, name: all, staging: staging.sessions, production: prod.again, input: files,
     options: [CSV], after: [columnar]}
  - type: create-and-update-table
    name: summary
    table: summary
    command: |
      DELETE FROM summary;
      INSERT INTO summary SELECT COUNT(*), ? FROM prod.again
    arguments: ["#{format(@scheduledStartTime,'YYYY')}"]
"""
COLUMNS = "(id INT NOT NULL, name VARCHAR(20), rank INT, PRIMARY KEY (id))"
ASSETS = {
    "tables/staging.sessions.sql": f"CREATE TABLE staging.sessions {COLUMNS};",
    "tables/prod.sessions.sql": f"CREATE TABLE prod.sessions {COLUMNS};",
    "tables/prod.again.sql": f"CREATE TABLE prod.again {COLUMNS};",
    "tables/copied.sql": f"CREATE TABLE copied {COLUMNS};",
    "tables/columnar.sql": f"CREATE TABLE columnar {COLUMNS};",
    "tables/summary.sql": "CREATE TABLE summary (rows BIGINT, year VARCHAR(4));",
}
ROWS = [(1, "it's\t\\ \u20ac", 3), (2, None, None), (3, "", 1)]
BODY = '1,"it\'s\t\\ \u20ac",3\n2,\\N,\n3,,1\n'.encode()
LOADS = "SELECT step, table_name, MIN(rows_loaded), COUNT(*) FROM penstock_loads GROUP BY 1, 2 ORDER BY 1"


@pytest.fixture
def run(cloud, activate_spec):
    """Activate a spec with a file of rows."""

    def run(spec=SPEC, body=BODY, **assets):
        cloud.s3.create_bucket(Bucket="sessions-data")
        for item in cloud.s3.list_objects_v2(Bucket="sessions-data").get("Contents", ()):
            cloud.s3.delete_object(Bucket="sessions-data", Key=item["Key"])
        cloud.s3.put_object(Bucket="sessions-data", Key="in/part-0", Body=body)
        return activate_spec(spec, {**ASSETS, **assets})

    return run


def test_the_rows_arrive_everywhere_and_a_second_run_changes_nothing(cloud, run, ended):
    """NULL, an empty text, tabs, backslashes and quotation marks included; every load is noted."""
    cloud.worker()
    pipeline = run()
    for times in (1, 2):
        assert ended(pipeline, "summary", times) == (["FINISHED"] * times, [])
        for table in ("staging.sessions", "prod.sessions", "prod.again", "columnar"):
            assert cloud.rows(f"SELECT id, name, rank FROM {table} ORDER BY id") == ROWS  # noqa: S608
        assert cloud.rows("SELECT rows, LENGTH(year) FROM summary") == [(3, 4)]
        # Each activation is an interval of its own, which is added.
        assert cloud.rows("SELECT id, name, rank FROM copied ORDER BY id") == sorted(
            ROWS * times, key=lambda row: row[0]
        )
        assert cloud.rows(LOADS) == [
            ("all.load", "staging.sessions", 3, times),
            ("all.reload", "prod.again", 3, times),
            ("columnar", "columnar", 3, times),
            ("copied", "copied", 3, times),
            ("load-into-staging-table", "staging.sessions", 3, times),
            ("reload-prod-table", "prod.sessions", 3, times),
            ("summary", "summary", 1, times),
        ]
        if times == 1:
            cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    assert cloud.rows("SELECT step, MAX(found) FROM penstock_checks GROUP BY 1") == [("all", 0)]


def test_an_interval_is_added_once(cloud, run, ended, eventually):
    """A rerun finds it in the log, and says that it has loaded nothing."""
    cloud.worker()
    pipeline = run()
    ended(pipeline, "summary")
    (copied,) = [item.id for item in cloud.objects(pipeline, "INSTANCE") if "@copied_" in item.id]
    cloud.pipelines.set_status(pipelineId=pipeline, objectIds=[copied], status="RERUN")
    eventually(lambda: cloud.rows("SELECT COUNT(*) FROM penstock_loads WHERE step = 'copied'") == [(2,)])
    assert cloud.rows("SELECT id, name, rank FROM copied ORDER BY id") == ROWS
    assert cloud.rows("SELECT rows_loaded FROM penstock_loads WHERE step = 'copied' ORDER BY 1") == [(0,), (3,)]


def test_a_load_that_is_refused_says_why(cloud, run, ended):
    """And leaves what was there, in this table and those below."""
    cloud.worker()
    pipeline = run()
    ended(pipeline, "summary")
    cloud.s3.put_object(Bucket="sessions-data", Key="in/part-1", Body=b"4,four,4\nx,bad,1\n")
    cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    statuses, errors = ended(pipeline, "load-into-staging-table", 2)
    assert sorted(statuses) == ["FAILED", "FINISHED"]
    assert "1 rows refused, 0 allowed: Invalid digit, Value 'x'" in errors[0]
    assert "(column id, line 2 of s3://sessions-data/in/part-1)" in errors[0]
    assert cloud.rows("SELECT id, name, rank FROM prod.sessions ORDER BY id") == ROWS
    assert cloud.rows("SELECT COUNT(*) FROM penstock_loads WHERE step = 'load-into-staging-table'") == [(1,)]


def test_a_table_that_has_drifted_says_where(cloud, run, ended):
    """Before anything is loaded."""
    cloud.worker()
    pipeline = run()
    ended(pipeline, "summary")
    columns = COLUMNS.replace("VARCHAR(20)", "VARCHAR(200)")
    cloud.rows("DROP TABLE staging.sessions")
    cloud.rows(f"CREATE TABLE staging.sessions {columns}")
    cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    statuses, errors = ended(pipeline, "load-into-staging-table", 2)
    assert sorted(statuses) == ["FAILED", "FINISHED"]
    assert (
        "1 columns of staging.sessions are not as its DDL file says: name is character varying(200), expected "
        "character varying(20)"
    ) in errors[0]


WIDE = ", ".join(f"column_number_{index} INT" for index in range(109))
WIDE_SPEC = """\
name: sessions
schedule: on-demand
retries: {maximum: 0}
alarms: {on_failure: false}
steps:
  - {type: extract-from-s3, name: files, path: in/}
  - {type: create-and-load-table, name: load, table: wide, options: [CSV]}
  - {type: upsert, name: merge, table: merged, source: wide}
"""


def test_tables_whose_sql_is_too_long_for_a_definition(cloud, run, ended):
    """A file of SQL, with arguments for its expressions; an activity of its own that sees to the table."""
    cloud.worker()
    pipeline = run(
        WIDE_SPEC,
        ",".join(map(str, range(110))).encode() + b"\n",
        **{f"tables/{name}.sql": f"CREATE TABLE {name} (id INT PRIMARY KEY, {WIDE})" for name in ("wide", "merged")},
    )
    for times in (1, 2):
        assert ended(pipeline, "merge", times) == (["FINISHED"] * times, [])
        assert cloud.rows("SELECT id, column_number_0, column_number_108 FROM merged") == [(0, 1, 109)]
        assert cloud.rows("SELECT step, COUNT(*) FROM penstock_loads GROUP BY 1 ORDER BY 1") == [
            ("load", times),
            ("merge", times),
        ]
        if times == 1:
            cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    assert {"load.table", "load", "merge"} <= set(cloud.statuses(pipeline))
    scripts = {item.id: item.string("script") for item in cloud.objects(pipeline, "COMPONENT")}
    assert [name for name in ("load.table", "load", "merge") if scripts[name] is None] == ["merge"]
