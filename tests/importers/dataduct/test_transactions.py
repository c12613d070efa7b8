"""SQL without its transactions."""

from __future__ import annotations

import pytest

from penstock.importers.dataduct.transactions import without_transactions


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT 1; -- kept as it is\n", "SELECT 1; -- kept as it is\n"),
        ("BEGIN;\nSELECT 'COMMIT';\nEND;", "SELECT 'COMMIT';\n"),
        ("truncate a; TRUNCATE TABLE b", "DELETE FROM a;\nDELETE FROM b;\n"),
        ("SELECT 'unfinished", "SELECT 'unfinished"),
    ],
)
def test_what_begins_and_ends_them_goes(sql: str, expected: str) -> None:
    """And what would end them in Redshift."""
    assert without_transactions(sql) == expected
