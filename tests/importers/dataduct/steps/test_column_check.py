"""column-check."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct

STEP = "  - {step_type: column-check, source_host: storefront, source_sql: 'SELECT id, name FROM book', %s}\n"
WHERE = {"hostname": "storefront", "database": "storefront"}


def test_by_a_query(duct: Duct) -> None:
    """Columns were told apart by their positions, and are by their names."""
    keys = "sample_size: 20, sql_tail_for_source: ORDER BY RAND() LIMIT LIMIT_PLACEHOLDER"

    assert duct.steps(STEP % ("destination_sql: 'SELECT id, title FROM shop.book', " + keys)) == [
        {
            "type": "check-values",
            "sql": "SELECT `id` AS `id`, `name` AS `title`\nFROM (\nSELECT id, name FROM book\n) AS source",
            "warehouse_table": "shop.book",
            "columns": ["title"],
            **WHERE,
            "sample": 20,
            "tolerance": 1,
        }
    ]


def test_by_a_definition(duct: Duct) -> None:
    """All columns that both have."""
    (step,) = duct.steps(STEP % "destination_table_definition: tables/shop.book.sql, tolerance: 0")

    assert (step["warehouse_table"], step["sample"], step["tolerance"]) == ("shop.book", 100, 0)


def test_what_has_no_equivalent(duct: Duct) -> None:
    """A sample that is chosen otherwise, and a query that is more than its table."""
    assert duct.told(STEP % "destination_table_definition: tables/shop.book.sql, sql_tail_for_source: LIMIT 3") == [
        "PS605 3:149 this column-check step chooses its sample itself, not by 'LIMIT 3'",
        (
            "PS607 3:6 a row of the sample that the warehouse lacks counts for this column-check step, too; dataduct "
            "left it to count-check"
        ),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT a.id, b.title FROM a JOIN b USING (id)",
        "SELECT id, title FROM shop.book WHERE id > 3",
        "SELECT id, title FROM shop.book WHERE (id) IN PRIMARY_KEY_SET AND id > 3",
        "SELECT id, UPPER(title) FROM shop.book",
        "SELECT id FROM shop.book",
        "SELECT id, title FROM shop.book LIMIT 3",
        "SELEC id",
    ],
)
def test_a_query_that_is_more_than_a_table(duct: Duct, query: str) -> None:
    """The step is left out, and that is told."""
    given = STEP % f"destination_sql: '{query}'" + "  - {step_type: sql-command, command: ANALYZE}\n"

    assert duct.told(given) == [
        "PS605 3:97 this column-check step is left out: no two SELECTs of as many columns, the second from one table"
    ]


def test_the_keys_of_the_sample(duct: Duct) -> None:
    """Penstock matches rows by itself."""
    (step,) = duct.steps(STEP % "destination_sql: 'SELECT id, title FROM shop.book WHERE (id) IN PRIMARY_KEY_SET'")

    assert (step["warehouse_table"], step["columns"]) == ("shop.book", ["title"])


def test_a_key_that_is_another(duct: Duct) -> None:
    """Rows are matched by that of the table."""
    given = STEP % "destination_sql: 'SELECT title, id FROM shop.book'"

    assert "PS607 3:97 this column-check step matches rows by the PRIMARY KEY of shop.book, not by title" in duct.told(
        given
    )
