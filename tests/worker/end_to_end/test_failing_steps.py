"""Steps that fail while they run: each says why, readers keep the old rows, and no load is noted."""

# ruff: noqa: S608 (the SQL is that of the test)

import pytest

COLUMNS = "(id INT NOT NULL, name VARCHAR(5), seen TIMESTAMP, PRIMARY KEY (id))"
ASSETS = {
    "tables/kept.sql": f"CREATE TABLE kept {COLUMNS};",
    "tables/other.sql": f"CREATE TABLE other {COLUMNS};",
    "tables/staged.sql": f"CREATE TABLE staged {COLUMNS};",
    "tables/kept_history.sql": (
        "CREATE TABLE kept_history (id INT, name VARCHAR(5), valid_from TIMESTAMP, valid_to TIMESTAMP, "
        "PRIMARY KEY (id, valid_from));"
    ),
    "pig/bad.pig": "rows = LOAD '$INPUT' AS (n:int);\nout = FOREACH rows GENERATE (int) SUBSTRING('a', 0, 1, 2);\n"
    "STORE out INTO '$OUTPUT';\n",
}
WRONG = "SELECT id / (id - id) AS id, name, CAST(NULL AS TIMESTAMP) AS seen FROM other"
SPEC = f"""\
name: failing
schedule: on-demand
retries: {{maximum: 0}}
alarms: {{on_failure: false}}
resources:
  box: {{type: ec2-instance, instance_type: t3.small, terminate_after: 1 hour}}
  cluster:
    type: emr-cluster
    release: emr-5.36.2
    master: {{instance_type: m5.xlarge}}
    core: {{instance_type: m5.xlarge, count: 1}}
    terminate_after: 1 hour
steps:
  - {{type: extract-from-s3, name: files, path: in/}}
  - parallel:
      - {{type: run-sql, name: sql, runs_on: box, command: "DELETE FROM kept; {WRONG}"}}
      - {{type: create-and-update-table, name: update, table: kept, runs_on: box,
          command: "DELETE FROM kept; INSERT INTO kept {WRONG}"}}
      - {{type: reload-table, name: reload, table: kept, runs_on: box, query: "{WRONG}"}}
      - {{type: reload-prod-table, name: swap, source: other, destination: kept, runs_on: box}}
      - {{type: upsert, name: merge, table: kept, runs_on: box, query: "{WRONG}"}}
      - {{type: delta-load, name: delta, table: kept, watermark: seen, runs_on: box, query: "{WRONG}"}}
      - {{type: update-history, name: history, table: kept_history, runs_on: box, query: "{WRONG}"}}
      - {{type: copy-into-redshift, name: copy, table: kept, input: files, runs_on: box}}
      - {{type: create-and-load-table, name: load, table: kept, input: files, options: [CSV], runs_on: box}}
      - {{type: load-reload-primary-key, name: all, staging: staged, production: kept, input: files, options: [CSV],
          runs_on: box}}
      - {{type: extract-from-redshift, name: unload, runs_on: box, query: "{WRONG}"}}
      - {{type: check-sql, name: check, runs_on: box, query: "{WRONG}"}}
      - {{type: check-primary-key, name: keys, table: other, runs_on: box}}
      - {{type: run-shell, name: shell, command: "echo no such thing >&2; exit 3", runs_on: box, input: []}}
      - {{type: run-pig, name: pig, script: pig/bad.pig, input: files, runs_on: cluster}}
"""
REASONS = {
    "sql": "Divide by zero",
    "update": "Divide by zero",
    "reload": "Divide by zero",
    "swap": 'column "seen" does not exist',
    "merge": "Divide by zero",
    "delta": "Divide by zero",
    "history": "Divide by zero",
    "copy": "stl_load_errors",
    "load": "1 rows refused, 0 allowed",
    "all": "1 rows refused, 0 allowed",
    "unload": "Divide by zero",
    "check": "2 rows found by check",
    "keys": "1 wrong keys in other",
    "shell": "ended with exit code 3; standard error ended with:\nno such thing",
    "pig": "SUBSTRING",
}


@pytest.fixture
def failed(cloud, activate_spec, eventually):
    """Run all of them; the reasons that were told, by the names of activities."""
    cloud.run(f"CREATE TABLE kept {COLUMNS}")
    cloud.run("INSERT INTO kept VALUES (1, 'old', '2026-01-01')")
    cloud.run("CREATE TABLE other (id INT, name VARCHAR(5))")
    cloud.run("INSERT INTO other VALUES (7, 'a'), (7, 'b')")
    cloud.s3.create_bucket(Bucket="failing-data")
    cloud.s3.put_object(Bucket="failing-data", Key="in/a", Body=b"2,new,\nx,bad,\n")
    cloud.worker()
    pipeline = activate_spec(SPEC, ASSETS)

    def reasons():
        found = {
            item.id[1:].partition("_")[0]: item.string("errorMessage")
            for item in cloud.objects(pipeline, "ATTEMPT")
            if item.string("@status") == "FAILED"
        }
        return found if {name.partition(".")[0] for name in found} >= REASONS.keys() else None

    return eventually(reasons)


def test_steps_that_fail(cloud, failed):
    """With their reasons; what was there is there."""
    told = {name.partition(".")[0]: reason for name, reason in failed.items()}
    assert {name: reason for name, reason in told.items() if REASONS[name] not in reason} == {}
    assert cloud.rows("SELECT id, name FROM kept") == [(1, "old")]
    assert cloud.rows("SELECT id, name FROM other ORDER BY name") == [(7, "a"), (7, "b")]
    assert cloud.rows("SELECT tablename FROM pg_tables WHERE tablename = 'penstock_loads'") == []
    assert cloud.rows("SELECT step, found FROM penstock_checks ORDER BY step") == [("check", 2), ("keys", 1)]
