"""Checks of tables that nobody loads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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


def test_what_only_names_or_reads_it_does_not_load_it(told: Any) -> None:
    """Names of steps and data, and other checks."""
    other = (
        "- {type: extract-from-s3, name: visits, path: visits/}\n"
        "- {type: check-sql, query: SELECT 1 FROM visits}\n"
        "- {type: upsert, table: orders, source: visits}\n"
        "- {type: run-shell, name: load-visits, command: 'true', input: visits}"
    )
    assert told(checks=CHECK, other=other) == [NOBODY]
