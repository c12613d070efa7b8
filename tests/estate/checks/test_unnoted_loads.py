"""Checks of freshness, and the load log."""

from __future__ import annotations

from typing import Any

CHECK = "- {type: check-freshness, table: visits, no_older_than: 1 day}"
COPY = "- {type: extract-from-s3, path: x/}\n- {type: copy-into-redshift, name: load, table: visits%s}"


def test_a_load_that_nobody_notes(told: Any) -> None:
    """The check would always fail."""
    assert told(checks=CHECK, visits=COPY % ", log: false") == [
        (
            "PS507",
            "warning",
            "the load log has no load of the table 'visits': 'load' of 'visits' does not write it",
            "checks:4:36",
        )
    ]


def test_sql_that_loads(told: Any) -> None:
    """Whatever run-sql does, it notes nothing."""
    sql = "- {type: run-sql, name: fill, command: INSERT INTO visits SELECT 1}"
    (found,) = told(checks=CHECK, visits=sql)
    assert found[2] == "the load log has no load of the table 'visits': 'fill' of 'visits' does not write it"


def test_loads_that_are_noted(told: Any) -> None:
    """By the step itself, or by another one."""
    assert told(checks=CHECK, visits=COPY % "") == []
    both = f"{COPY % ', log: false'}\n- {{type: upsert, table: visits, source: new}}"
    assert told(checks=CHECK, visits=both) == []


def test_other_checks_look_at_the_table(told: Any) -> None:
    """Not at the log."""
    assert told(checks="- {type: check-primary-key, table: visits}", visits=COPY % ", log: false") == []
