"""The rows that a COUNT counts."""

from __future__ import annotations

import pytest

from penstock.importers.dataduct.counting import rows_counted


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT COUNT(1) FROM a;", "SELECT 1 FROM a"),
        ("SELECT COUNT(*) AS n FROM a WHERE b > 2", "SELECT 1 FROM a WHERE b > 2"),
        ("SELECT COUNT(b) FROM a", "SELECT 1 FROM a WHERE NOT b IS NULL"),
        ("SELECT COUNT(DISTINCT b) FROM a", "SELECT DISTINCT b FROM a WHERE NOT b IS NULL"),
        ("SELECT MAX(b) FROM a", None),
        ("SELECT COUNT(*), 1 FROM a", None),
        ("SELECT COUNT(*) FROM a GROUP BY b", None),
        ("SELECT COUNT(*) FROM a; SELECT 1", None),
        ("SELEC COUNT(*)", None),
        ("", None),
    ],
)
def test_rows(sql: str, rows: str | None) -> None:
    """NULLs do not count."""
    assert rows_counted(sql) == rows
