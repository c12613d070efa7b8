"""extract-rds."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct

STEP = "  - {step_type: extract-rds, host_name: storefront, database: shop, %s}\n"


def test_a_table_or_a_query(duct: Duct) -> None:
    """The host is one of the databases of the environment."""
    where = {"hostname": "storefront", "database": "shop"}

    assert duct.steps(STEP % "table: book") == [{"type": "extract-from-rds", "table": "book", **where}]
    assert duct.steps(STEP % 'sql: "SELECT id FROM book ;"') == [
        {"type": "extract-from-rds", "sql": "SELECT id FROM book", **where}
    ]


def test_what_has_no_equivalent(duct: Duct) -> None:
    """Is told, and written above the step."""
    given = STEP % "table: book, splits: 4, output_path: s3://shop/books"

    assert duct.told(given) == [
        "PS605 3:82 the data of this extract-rds step is one file, not 4",
        (
            "PS605 3:93 what this extract-rds step writes is no longer put into s3://shop/books, but "
            "into the pipeline's bucket"
        ),
    ]
    text = duct.imported(f"name: books\nsteps:\n{given}").specs[0].text
    assert "  # dataduct: the data of this extract-rds step is one file, not 4\n" in text


def test_fails_without_a_host(duct: Duct) -> None:
    """Which dataduct looked up in the config."""
    assert duct.told("  - {step_type: extract-rds, database: shop, table: book}\n") == [
        "PS202 3:5 the key 'host_name' is missing in steps.0"
    ]
