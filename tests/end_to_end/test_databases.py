"""`penstock run` of the talk's example: rows of a relational database replace those of a table in the warehouse."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from demo.warehouse import query

pytestmark = pytest.mark.cloud

SPEC = """\
name: instructors-of-the-talk
schedule: on-demand
retries: {maximum: 0}
steps:
- type: extract-from-rds
  sql: |
    SELECT instructor_id, course_id, rank
    FROM courses_instructorincourse;
  hostname: maestro-read-replica
  database: maestro
- type: load-into-staging-table
  table: staging.talk_sessions
- type: reload-prod-table
  source: staging.talk_sessions
  destination: prod.talk_sessions
- type: check-row-count
  hostname: maestro-read-replica
  database: maestro
  table: courses_instructorincourse
  warehouse_table: prod.talk_sessions
"""
TABLE = """\
CREATE SCHEMA IF NOT EXISTS {0};
CREATE TABLE IF NOT EXISTS {0}.talk_sessions (
    instructor_id INT, course_id VARCHAR(20), rank INT, PRIMARY KEY (instructor_id, course_id)
);
"""


@pytest.fixture
def talk(project: Any) -> Any:
    """A project with the example and the database that stands for the talk's replica."""
    for schema in ("staging", "prod"):
        (project.root / "assets" / "tables" / f"{schema}.talk_sessions.sql").write_text(TABLE.format(schema))
    (project.root / "etl_specs" / "talk.yaml").write_text(SPEC)
    (project.root / "local_databases.yaml").write_text("databases: {maestro-read-replica: 'sqlite:///{database}.db'}\n")
    with sqlite3.connect(project.root / "maestro.db") as connection:
        connection.execute("CREATE TABLE courses_instructorincourse (instructor_id INT, course_id TEXT, rank INT)")
        rows = [(1, "ml", 1), (2, "dl", 2), (3, "a\tb", None)]
        connection.executemany("INSERT INTO courses_instructorincourse VALUES (?, ?, ?)", rows)
    return project


def test_the_example_of_the_talk(talk: Any) -> None:
    """Twice; in between a row is gone at the source, and the file of databases is another one."""
    first = talk.run("run", "etl_specs/talk.yaml")
    assert first.returncode == 0, first.stdout + first.stderr
    sql = "SELECT instructor_id, course_id, rank FROM prod.talk_sessions ORDER BY 1"
    client = talk.client("redshift-data")
    assert [tuple(row) for row in query(client, sql)] == [(1, "ml", 1), (2, "dl", 2), (3, "a\tb", None)]

    with sqlite3.connect(talk.root / "maestro.db") as connection:
        connection.execute("DELETE FROM courses_instructorincourse WHERE instructor_id = 2")
    (talk.root / "maestro.db").rename(talk.root / "renamed.db")
    talk.edit("local_databases.yaml", "{database}", "renamed")
    second = talk.run("run", "etl_specs/talk.yaml")
    assert second.returncode == 0, second.stdout + second.stderr
    assert [tuple(row) for row in query(client, sql)] == [(1, "ml", 1), (3, "a\tb", None)]


def test_a_database_that_is_not_here(talk: Any) -> None:
    """What to write is told, and the rows of before stay."""
    (talk.root / "local_databases.yaml").unlink()
    done = talk.run("run", "etl_specs/talk.yaml")
    assert done.returncode == 1
    assert "databases:\n  maestro-read-replica: mysql://USER@127.0.0.1:3306" in done.stderr
    assert "CASCADE_FAILED" in done.stdout
