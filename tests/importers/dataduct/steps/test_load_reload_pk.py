"""load-reload-pk."""

from __future__ import annotations

import pytest

from tests.importers.dataduct.conftest import Duct

S3 = "  - {step_type: extract-s3, directory_uri: s3://shop/books/}\n"
STEP = """\
  - step_type: %s
    name: books
    staging_table_definition: tables/shop.new.sql
    production_table_definition: tables/shop.book.sql
"""


@pytest.mark.parametrize("spelling", ["load-reload-pk", "load-reload-primary-key", "load_reload_pk"])
def test_three_in_one(duct: Duct, spelling: str) -> None:
    """It is one step here, too; both spellings of the type."""
    assert duct.steps(S3 + STEP % spelling)[1] == {
        "type": "load-reload-primary-key",
        "name": "books",
        "staging": "shop.new",
        "production": "shop.book",
        "options": ["DELIMITER '\\t'", "ESCAPE", "NULL AS 'NULL'", "TRUNCATECOLUMNS"],
    }


def test_what_is_told(duct: Duct) -> None:
    """Of keys, and of permissions."""
    config = "database: {permissions: [{user: analyst, permission: select}]}\n"
    more = "    enforce_primary_key: false\n    log_to_s3: true\n    analyze_table: true\n    non_transactional: true\n"

    assert duct.told(S3 + STEP % "load-reload-pk" + more, config=config) == [
        "PS605 4:5 'books' grants nothing on the table shop.new, where it creates it",
        "PS605 4:5 'books' grants nothing on the table shop.book, where it creates it",
        "PS605 8:5 of rows with one key 'books' keeps one, where dataduct kept all",
        "PS605 11:5 'books' is one transaction",
        "PS607 9:5 what 'books' finds is noted in the table penstock_checks, not in a file of S3",
    ]
