"""Tables of two pipelines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from penstock.estate import check_estate, read_estate
from penstock.specs.folder import load_all

COPY = "- {type: extract-from-s3, path: x/}\n- {type: copy-into-redshift, table: %s}"


def test_one_pipeline_may_write_a_table_twice(told: Any) -> None:
    """It knows in which order."""
    assert told(a=f"{COPY % 'visits'}\n- {{type: upsert, table: visits, source: new}}", b=COPY % "orders") == []


def test_two_pipelines(told: Any) -> None:
    """Both are told; which one replaces rows, too."""
    assert told(a=COPY % "visits", b="- {type: reload-table, table: visits, source: new}") == [
        (
            "PS505",
            "warning",
            "the table 'visits' is also written by 'b'; each run of 'b' replaces all rows",
            "a:5:39",
        ),
        (
            "PS505",
            "warning",
            "the table 'visits' is also written by 'a'; each run of 'b' replaces all rows",
            "b:4:33",
        ),
    ]


def test_sql_writes_tables(told: Any, assets: Path) -> None:
    """In a command or in a file; what it only reads is nobody's concern."""
    (assets / "sql").mkdir()
    (assets / "sql" / "fill.sql").write_text("DELETE FROM visits; INSERT INTO Public.Visits SELECT 1", encoding="utf-8")
    fill = "- {type: run-sql, script: sql/fill.sql}"
    assert told(a=COPY % "visits", b=fill) == [
        ("PS505", "warning", "the table 'visits' is also written by 'b'", "a:5:39"),
        ("PS505", "warning", "the table 'visits' is also written by 'a'", "b:4:29"),
    ]
    assert told(a=COPY % "visits", b="- {type: run-sql, command: INSERT INTO orders SELECT id FROM visits}") == []


def test_schemas(told: Any) -> None:
    """`public` is the one that is meant without; others hold other tables."""
    found = told(a=COPY % "orders", b=COPY % "public.orders", c=COPY % "visits", d=COPY % "web.visits")
    assert [(message, place) for _, _, message, place in found] == [
        ("the table 'orders' is also written by 'b'", "a:5:39"),
        ("the table 'public.orders' is also written by 'a'", "b:5:39"),
    ]


def test_many(told: Any) -> None:
    """A line is long enough."""
    found = told(**dict.fromkeys("abcdef", COPY % "visits"))
    assert len(found) == 6
    assert found[0][2] == "the table 'visits' is also written by 'b' and 'c' and 'd' and 2 more"


def test_definitions_write_tables(write: Any, assets: Path, tmp_path: Path) -> None:
    """Those that an activity has as its output."""
    old = tmp_path / "etl_specs" / "old.yaml"
    paths = write(a=COPY % "web.visits")
    old.write_text(
        "kind: definition\nname: old\nobjects:\n"
        "  - {id: t, type: RedshiftDataNode, schemaName: web, tableName: visits}\n"
        "  - {id: r, type: RedshiftDataNode, tableName: visits}\n"
        "  - {id: load, type: RedshiftCopyActivity, input: {ref: r}, output: {ref: t}}\n",
        encoding="utf-8",
    )
    loaded = load_all(paths, assets)
    definition = load_all([old], assets)
    found = check_estate(read_estate((*loaded.specs, *definition.specs), (), assets))
    assert [(item.id, item.location.path.stem) for item in found] == [("PS505", "a"), ("PS505", "old")]
