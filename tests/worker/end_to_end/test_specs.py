"""Specs, compiled for the local cloud as `penstock run` does it, and run twice."""

import pytest

SPEC = """\
name: visits
schedule: on-demand
resources:
  machine: {type: ec2-instance, instance_type: t3.small, terminate_after: 1 hour}
steps:
  - {type: run-sql, name: prepare, script: sql/prepare.sql, runs_on: machine}
  - {type: extract-from-s3, name: logs, path: in/}
  - type: run-shell
    name: split
    directory: jobs/split
    script: jobs/split/main.sh
    arguments: ["[0-9]"]
    runs_on: machine
    outputs: [good, bad]
  - type: run-shell
    name: count
    command: cat "$INPUT1_STAGING_DIR"/* "$INPUT2_STAGING_DIR"/* | wc -l | tr -d ' ' > "$OUTPUT1_STAGING_DIR/part"
    input: [good, bad]
    runs_on: machine
    output: counts
  - {type: copy-into-redshift, name: load, table: counts, input: counts, runs_on: machine}
  - type: run-sql
    name: note
    command: |
      -- the semicolon; of a comment
      DELETE FROM notes WHERE what = ?;
      INSERT INTO notes SELECT ?, MAX(n) FROM counts
    arguments: ["it's; ?", "it's; ?"]
    queue: etl
    runs_on: machine
"""
ASSETS = {
    "sql/prepare.sql": (
        "CREATE TABLE IF NOT EXISTS counts (n INT);\n"
        "CREATE TABLE IF NOT EXISTS notes (what VARCHAR(16), n INT);\n"
        "DELETE FROM counts -- all\n"
    ),
    "tables/counts.sql": "CREATE TABLE IF NOT EXISTS counts (n INT);",
    "jobs/split/main.sh": '#!/bin/sh\n. ./functions.sh\nsplit "$1"\n',
    "jobs/split/functions.sh": (
        'split() {\n  cat "$INPUT1_STAGING_DIR"/* | grep "$1" > "$OUTPUT1_STAGING_DIR/part"\n'
        '  cat "$INPUT1_STAGING_DIR"/* | grep -v "$1" > "$OUTPUT2_STAGING_DIR/part"\n}\n'
    ),
}


@pytest.fixture
def activate(cloud, activate_spec):
    """Activate the spec, and give it data."""

    def activate(text):
        cloud.s3.create_bucket(Bucket="visits-data")
        cloud.s3.put_object(Bucket="visits-data", Key="in/a", Body=b"1\n22\nx\n")
        return activate_spec(text, ASSETS)

    return activate


def test_sql_and_shell_steps(cloud, activate, eventually):
    """A folder with a script, two outputs, both read again, and SQL around all; the second run changes nothing."""
    cloud.worker()
    pipeline = activate(SPEC)

    def finished(times):
        statuses = [item.string("@status") for item in cloud.objects(pipeline, "INSTANCE") if "@note_" in item.id]
        assert "FAILED" not in statuses, cloud.objects(pipeline, "ATTEMPT")
        assert "CASCADE_FAILED" not in statuses, cloud.objects(pipeline, "ATTEMPT")
        return statuses.count("FINISHED") == times

    eventually(lambda: finished(1))
    assert cloud.rows("SELECT n FROM counts") == [(3,)]
    assert cloud.rows("SELECT what, n FROM notes") == [("it's; ?", 3)]
    cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    eventually(lambda: finished(2))
    assert cloud.rows("SELECT n FROM counts") == [(3,)]
    assert cloud.rows("SELECT what, n FROM notes") == [("it's; ?", 3)]
