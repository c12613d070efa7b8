"""Tables of a step's own SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from penstock.estate import TableUse


def test_sql_of_a_step(estate: Any) -> None:
    """What it writes beside the table that a key names, what it reads, and what a query checks; with their places."""
    steps = """\
    - {type: create-and-update-table, name: fill, table: visits, command: INSERT INTO visits SELECT id FROM orders}
    - {type: run-sql, name: more, command: DELETE FROM Web.Visits}
    - {type: reload-table, name: again, table: orders, query: SELECT id FROM web.visits}
    - {type: check-sql, name: check, query: SELECT 1 FROM orders}
    """
    pipeline = estate(a=steps).pipelines["a"]
    assert pipeline.written == (
        TableUse("visits", "fill", ("steps", 0, "table"), by_log=True),
        TableUse("web.visits", "more", ("steps", 1, "command")),
        TableUse("orders", "again", ("steps", 2, "table"), replaces=True, by_log=True),
    )
    assert pipeline.read == (
        TableUse("orders", "fill", ("steps", 0, "command")),
        TableUse("web.visits", "again", ("steps", 2, "query")),
    )
    assert pipeline.checked == (TableUse("orders", "check", ("steps", 3, "query")),)


@pytest.mark.parametrize(
    ("script", "is_known"),
    [("sql/fill.sql", True), ("sql/my fill", True), ("s3://bucket/fill.sql", False), ("sql/missing.sql", False)],
)
def test_files(estate: Any, assets: Path, script: str, is_known: bool) -> None:
    """Under assets/; of those in S3, and of those that are missing, nothing is known."""
    (assets / "sql").mkdir()
    for name in ("fill.sql", "my fill"):
        (assets / "sql" / name).write_text("INSERT INTO visits SELECT 1", encoding="utf-8")
    pipeline = estate(a=f"- {{type: run-sql, name: fill, script: {script}}}").pipelines["a"]
    known = (TableUse("visits", "fill", ("steps", 0, "script")),)
    assert pipeline.written == (known if is_known else ())
