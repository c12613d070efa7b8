"""count-check."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct

STEP = "  - {step_type: count-check, source_host: storefront, %s}\n"


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        (
            "source_table_name: book, destination_table_name: shop.book",
            {"table": "book", "warehouse_table": "shop.book", "tolerance": 1},
        ),
        (
            "source_sql: 'SELECT 1 FROM book;', destination_sql: 'SELECT 1 FROM shop.book;', tolerance: 2.5",
            {"sql": "SELECT 1 FROM book", "warehouse_query": "SELECT 1 FROM shop.book", "tolerance": 2.5},
        ),
        (
            "source_count_sql: SELECT COUNT(*) FROM book, destination_table_definition: tables/shop.book.sql",
            {"sql": "SELECT 1 FROM book", "warehouse_table": "shop.book", "tolerance": 1},
        ),
    ],
)
def test_two_numbers(duct: Duct, given: str, keys: dict[str, object]) -> None:
    """The name of the host was that of the database, too."""
    where = {"hostname": "storefront", "database": "storefront"}

    assert duct.steps(STEP % given) == [{"type": "check-row-count", **where, **keys}]


def test_a_number_whose_rows_nobody_can_tell(duct: Duct) -> None:
    """The step is left out; the spec says so where it stood."""
    given = STEP % "source_count_sql: SELECT MAX(id) FROM book, destination_table_name: shop.book"
    imported = duct.imported(f"name: books\nsteps:\n{given}  - {{step_type: sql-command, command: ANALYZE}}\n")

    assert [item.id for item in imported.findings] == ["PS605"]
    assert "  # dataduct: this count-check step is left out" in imported.specs[0].text
    assert imported.specs[0].text.endswith("  - type: run-sql\n    command: ANALYZE\n")
