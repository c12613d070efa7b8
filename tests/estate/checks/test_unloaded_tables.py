"""Checks of tables that nobody loads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.estate import check_estate

CHECK = "- {type: check-primary-key, table: visits}"
COPY = "- {type: extract-from-s3, path: x/}\n- {type: copy-into-redshift, table: %s}"
NOBODY = ("PS506", "warning", "no pipeline loads the table 'visits'", "checks:4:38")


def test_nobody_loads_it(told: Any, estate: Any) -> None:
    """Another table of nearly the same name may be meant."""
    assert told(checks=CHECK, other=COPY % "orders") == [NOBODY]
    (found,) = check_estate(estate(checks=CHECK, other=COPY % "web.visits"))
    assert found.help == "did you mean 'web.visits'?"


def test_another_pipeline_loads_it(told: Any) -> None:
    """Whichever way."""
    assert told(checks=CHECK, other=COPY % "visits") == []
    assert told(checks=CHECK, other="- {type: upsert, table: visits, source: new}") == []


def test_sql_may_load_it(told: Any, assets: Path) -> None:
    """In a command or in a file; as a whole word."""
    assert told(checks=CHECK, other="- {type: run-sql, command: INSERT INTO Visits SELECT 1}") == []
    assert told(checks=CHECK, other="- {type: run-sql, command: INSERT INTO visits_old SELECT 1}") == [NOBODY]
    (assets / "sql").mkdir()
    (assets / "sql" / "fill.sql").write_text("INSERT INTO visits SELECT 1", encoding="utf-8")
    assert told(checks=CHECK, other="- {type: run-sql, script: sql/fill.sql}") == []


def test_what_sql_only_reads_or_drops_it_does_not_load(told: Any) -> None:
    """Other than where it cannot be read, or calls a procedure."""
    for command in ("DELETE FROM orders USING visits WHERE TRUE", "DROP TABLE visits", "GRANT SELECT ON visits TO etl"):
        assert told(checks=CHECK, other=f"- {{type: run-sql, command: {command}}}") == [NOBODY], command
    for command in ("CALL fill('visits')", "SELEC INTO visits"):
        assert told(checks=CHECK, other=f'- {{type: run-sql, command: "{command}"}}') == [], command


@pytest.mark.parametrize("wrong", ["{type: upsert, taable: visits, source: new}", "{type: upsrt, table: visits}"])
def test_a_step_with_an_error_may_load_it(told: Any, wrong: str) -> None:
    """Its own error is told, and nothing else because of it."""
    assert told(checks=CHECK, other=f"- {wrong}") == []
    assert told(checks=f"{CHECK}\n- {wrong}") == []
    assert told(checks=CHECK, other="- {type: upsert, table: orders, sourrce: new}") == [NOBODY]


def test_a_query_that_checks_what_nobody_loads(told: Any) -> None:
    """One table that is loaded is enough: others may be there for good."""
    check = "- {type: check-sql, query: SELECT 1 FROM visits JOIN Web.Visits USING (id)}"
    message = "no pipeline loads the tables 'visits' and 'web.visits'"
    assert told(checks=check, other=COPY % "orders") == [("PS506", "warning", message, "checks:4:30")]
    assert told(checks=check, other=COPY % "web.visits") == []
    assert told(checks="- {type: check-sql, query: SELECT 1 FROM stl_load_errors}") == []


def test_what_only_names_or_reads_it_does_not_load_it(told: Any) -> None:
    """Names of steps and data, and other checks."""
    other = (
        "- {type: extract-from-s3, name: visits, path: visits/}\n"
        "- {type: upsert, table: orders, source: visits}\n"
        "- {type: run-shell, name: load-visits, command: 'true', input: visits}"
    )
    assert told(checks=CHECK, other=other) == [NOBODY]
