"""Where rows come from: by the positions of columns in dataduct, and by their names here."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct

STEP = "  - {step_type: upsert, destination: tables/shop.book.sql, %s}\n"


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ("source: tables/till.sql", {"query": "SELECT isbn AS id, label AS title\nFROM till"}),
        (
            "source: tables/till.sql, filter_clause: WHERE isbn > 3",
            {"query": "SELECT isbn AS id, label AS title\nFROM till\nWHERE isbn > 3"},
        ),
        (
            "source: tables/shop.new.sql, filter_clause: WHERE id > 3",
            {"query": 'SELECT id, title\nFROM shop."new"\nWHERE id > 3'},
        ),
        ("sql: 'SELECT id, title FROM shop.new;'", {"query": "SELECT id, title FROM shop.new"}),
        ("sql: SELECT * FROM shop.new", {"query": "SELECT * FROM shop.new"}),
        ("sql: SELECT ID FROM shop.new", {"query": "SELECT ID FROM shop.new"}),
        (
            "sql: 'SELECT label, isbn FROM till'",
            {"query": "SELECT id, title\nFROM (\nSELECT label, isbn FROM till\n) AS source (id, title)"},
        ),
        (
            "script: sql/some.sql, script_arguments: [7], filter_clause: LIMIT 3",
            {"query": "SELECT *\nFROM (\nSELECT id, title FROM shop.new WHERE id < '7'\n) AS source\nLIMIT 3"},
        ),
    ],
)
def test_columns(duct: Duct, given: str, keys: dict[str, str]) -> None:
    """A query says which is which where the names differ."""
    (duct.folder / "tables/till.sql").write_text("CREATE TABLE till (isbn INTEGER, label VARCHAR(9));\n", "utf-8")
    (duct.folder / "sql/some.sql").write_text("SELECT id, title FROM shop.new WHERE id < %s;\n", "utf-8")

    assert duct.steps(STEP % given) == [{"type": "upsert", "table": "shop.book", **keys}]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("sql: DROP TABLE shop.book", "PS204 3:65 sql: found 'DROP', expected a query: SELECT, WITH or '('"),
        ("sql: 'SELECT 1, 2, 3'", "PS204 3:65 sql has 3 columns, and the table shop.book only 2"),
        ("source: tables/none.sql", "PS303 3:68 there is no file 'tables/none.sql'"),
    ],
)
def test_fails_on_what_gives_no_rows(duct: Duct, given: str, message: str) -> None:
    """At its place."""
    assert duct.told(STEP % given) == [message]
