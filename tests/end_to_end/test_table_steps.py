"""Steps that fill and check tables of the warehouse, run twice on the local cloud."""

from __future__ import annotations

from typing import Any

import pytest

from demo.warehouse import query

pytestmark = pytest.mark.cloud

USERS = """\
CREATE TABLE prod.users (
    id INTEGER IDENTITY(1,1),
    email VARCHAR(50) NOT NULL,
    name VARCHAR(20),
    updated_at TIMESTAMP,
    PRIMARY KEY (email)
);
"""
HISTORY = """\
CREATE TABLE users_history (
    email VARCHAR(50), name VARCHAR(20), valid_from TIMESTAMP, valid_to TIMESTAMP, PRIMARY KEY (email, valid_from)
);
"""
SPEC = """\
name: users
schedule: on-demand
resources: {box: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}}
steps:
  - type: run-sql
    name: stage
    runs_on: box
    command: |
      CREATE SCHEMA IF NOT EXISTS prod;
      CREATE TABLE IF NOT EXISTS staged (email VARCHAR(50), name VARCHAR(20), updated_at TIMESTAMP);
      DELETE FROM staged;
      INSERT INTO staged VALUES
        ('a@x', 'A', '2026-01-01 00:00:00'), ('a@x', 'AA', '2026-01-02 00:00:00'), ('b@x', 'B', '2026-01-01 00:00:00');
  - {type: upsert, name: merge, table: prod.users, source: staged, order_by: [updated_at DESC], runs_on: box}
  - type: delta-load
    name: newer
    table: prod.users
    source: staged
    watermark: updated_at
    window: 3 days
    runs_on: box
  - {type: reload-table, name: all, table: prod.users, source: staged, order_by: [name DESC], runs_on: box}
  - type: update-history
    name: remember
    table: users_history
    query: SELECT email, name FROM prod.users
    runs_on: box
  - {type: check-primary-key, name: keys, table: prod.users, runs_on: box}
  - {type: check-sql, name: few, query: "SELECT * FROM prod.users WHERE name = 'B'", on_failure: warn, runs_on: box}
"""
FAILING = "  - {type: check-sql, name: none, query: \"SELECT * FROM prod.users WHERE name = 'B'\", runs_on: box}\n"


@pytest.fixture
def users(project: Any) -> Any:
    """A project with two tables."""
    for name, text in (("prod.users", USERS), ("users_history", HISTORY)):
        (project.root / "assets" / "tables" / f"{name}.sql").write_text(text, encoding="utf-8")
    (project.root / "etl_specs" / "users.yaml").write_text(SPEC, encoding="utf-8")
    return project


def _rows(project: Any, sql: str) -> list[Any]:
    return [tuple(row) for row in query(project.client("redshift-data"), sql)]


def test_tables_are_filled_and_a_second_run_changes_nothing(users: Any) -> None:
    """One row for each key, by the order that was asked for; loads and checks are noted."""
    for _ in range(2):
        ran = users.run("run", "etl_specs/users.yaml")
        assert ran.returncode == 0, ran.stdout + ran.stderr

    assert _rows(users, "SELECT email, name FROM prod.users ORDER BY email") == [("a@x", "AA"), ("b@x", "B")]
    assert _rows(users, "SELECT email, name FROM users_history WHERE valid_to IS NULL ORDER BY email") == [
        ("a@x", "AA"),
        ("b@x", "B"),
    ]
    assert _rows(users, "SELECT COUNT(*) FROM users_history") == [(2,)]
    assert _rows(users, "SELECT step, COUNT(*), MIN(rows_loaded) FROM penstock_loads GROUP BY step ORDER BY step") == [
        ("all", 2, 2),
        ("merge", 2, 2),
        ("newer", 2, 2),
        ("remember", 2, 2),
    ]
    assert _rows(users, "SELECT pipeline, step, MAX(found) FROM penstock_checks GROUP BY 1, 2 ORDER BY 2") == [
        ("users", "few", 1),
        ("users", "keys", 0),
    ]


def test_a_check_that_finds_something_fails_with_what_it_found(users: Any) -> None:
    """And what it found is noted."""
    (users.root / "etl_specs" / "users.yaml").write_text(SPEC + FAILING, encoding="utf-8")

    ran = users.run("run", "etl_specs/users.yaml")

    assert ran.returncode == 1
    assert "1 rows found by none" in ran.stderr
    assert _rows(users, "SELECT MAX(found) FROM penstock_checks WHERE step = 'none'") == [(1,)]


def test_a_load_that_fails_leaves_everything_as_it_was(users: Any) -> None:
    """The old rows are there, and no load is noted."""
    assert users.run("run", "etl_specs/users.yaml").returncode == 0
    users.edit(
        "etl_specs/users.yaml",
        "source: staged, order_by: [name DESC]",
        'query: "SELECT email, name, 1/0 AS updated_at FROM staged"',
    )

    ran = users.run("run", "etl_specs/users.yaml")

    assert ran.returncode == 1
    assert _rows(users, "SELECT email, name FROM prod.users ORDER BY email") == [("a@x", "AA"), ("b@x", "B")]
    assert _rows(users, "SELECT COUNT(*) FROM penstock_loads WHERE step = 'all'") == [(1,)]
