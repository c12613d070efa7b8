"""upsert."""

from __future__ import annotations

from penstock.importers.dataduct import Order
from tests.importers.dataduct.conftest import Duct

STEP = "  - {step_type: upsert, destination: tables/shop.book.sql, %s}\n"


def test_a_table(duct: Duct) -> None:
    """By the PRIMARY KEY of its DDL file."""
    assert duct.steps(STEP % "source: tables/shop.new.sql, analyze_table: true") == [
        {"type": "upsert", "table": "shop.book", "source": "shop.new"}
    ]


def test_all_rows_go_first(duct: Duct) -> None:
    """Then it is a reload."""
    assert duct.steps(STEP % "source: tables/shop.new.sql, delete_existing: true") == [
        {"type": "reload-table", "table": "shop.book", "source": "shop.new"}
    ]


def test_a_history(duct: Duct) -> None:
    """It is a step of its own, for which those wait that waited for the upsert."""
    steps = duct.steps(
        STEP % "name: books, source: tables/shop.new.sql, history: tables/shop.past.sql"
        + "  - {step_type: sql-command, name: next, command: ANALYZE, depends_on: books}\n"
        + "  - {step_type: sql-command, command: VACUUM}\n",
        order=Order.FAITHFUL,
    )

    assert steps == [
        {"type": "upsert", "name": "books", "table": "shop.book", "source": "shop.new"},
        {
            "type": "update-history",
            "name": "books-history",
            "table": "shop.past",
            "source": "shop.book",
            "valid_from": "effective_ts",
            "valid_to": "expiration_ts",
        },
        {"type": "run-sql", "name": "next", "command": "ANALYZE"},
        {"type": "run-sql", "command": "VACUUM", "after": []},
    ]


def test_fails_on_a_table_that_is_wider(duct: Duct) -> None:
    """As dataduct did."""
    (duct.folder / "tables/wide.sql").write_text("CREATE TABLE wide (a INT, b INT, c INT);\n", encoding="utf-8")

    assert duct.told(STEP % "source: tables/wide.sql") == [
        "PS204 3:68 source has 3 columns, and the table shop.book only 2"
    ]
