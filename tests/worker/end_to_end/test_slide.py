"""The steps of the talk's slide, word for word: from a database into the table that people read, twice."""

import sqlite3

from penstock.environments import DatabaseSettings

SPEC = """\
name: instructors
schedule: on-demand
steps:
- type: extract-from-rds
  sql: |
    SELECT instructor_id, course_id, rank
    FROM courses_instructorincourse;
  hostname: maestro-read-replica
  database: maestro
- type: load-into-staging-table
  table: staging.maestro_instructors_sessions
- type: reload-prod-table
  source: staging.maestro_instructors_sessions
  destination: prod.instructors_sessions
"""
COLUMNS = "(instructor_id INT NOT NULL, course_id INT NOT NULL, rank INT"
KEY = "PRIMARY KEY (instructor_id, course_id)"
ASSETS = {
    "tables/staging.maestro_instructors_sessions.sql": (
        f"CREATE SCHEMA staging;\nCREATE TABLE staging.maestro_instructors_sessions {COLUMNS});"
    ),
    "tables/prod.instructors_sessions.sql": (
        f"CREATE SCHEMA prod;\nCREATE TABLE prod.instructors_sessions {COLUMNS}, {KEY});"
    ),
}
LOOK = "SELECT instructor_id, course_id, rank FROM prod.instructors_sessions ORDER BY 1, 2"


def test_the_slide(cloud, activate_spec, ended, tmp_path):
    """No name, no machine and no schema is asked for."""
    (tmp_path / "local_databases.yaml").write_text(
        "databases:\n  maestro-read-replica: 'sqlite:///{database}.db'\n", encoding="utf-8"
    )
    source = sqlite3.connect(tmp_path / "maestro.db", isolation_level=None)
    source.execute("CREATE TABLE courses_instructorincourse (id INT, instructor_id INT, course_id INT, rank INT)")
    source.execute("INSERT INTO courses_instructorincourse VALUES (1, 10, 7, 1), (2, 11, 7, NULL), (3, 10, 8, 2)")
    cloud.worker()
    replica = DatabaseSettings(
        engine="mysql", username="reader", secret="unused", rds_instance_id="maestro-read-replica"
    )
    pipeline = activate_spec(SPEC, ASSETS, {"maestro-read-replica": replica})
    assert ended(pipeline, "reload-prod-table") == (["FINISHED"], [])
    assert cloud.rows(LOOK) == [(10, 7, 1), (10, 8, 2), (11, 7, None)]
    assert set(cloud.statuses(pipeline)) >= {
        "extract-from-rds",
        "load-into-staging-table",
        "reload-prod-table",
        "Machine",
    }

    source.execute("DELETE FROM courses_instructorincourse WHERE id = 1")
    source.execute("INSERT INTO courses_instructorincourse VALUES (4, 12, 9, 1)")
    source.close()
    cloud.pipelines.activate_pipeline(pipelineId=pipeline)
    assert ended(pipeline, "reload-prod-table", 2) == (["FINISHED"] * 2, [])
    assert cloud.rows(LOOK) == [(10, 8, 2), (11, 7, None), (12, 9, 1)]
