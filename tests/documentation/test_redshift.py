"""docs/redshift.md."""

from __future__ import annotations

from penstock.documentation.redshift import PATH, pages
from penstock.warehouse.conformance import CHAPTERS


def test_every_statement_has_its_row() -> None:
    """With what it is called, whether it runs, and its test."""
    (page,) = pages().values()
    lines = page.splitlines()
    assert "| TOP | yes | `Queries: TOP`: `SELECT TOP 2 id FROM sales ORDER BY id DESC` |" in lines
    assert (
        "| Division by zero | yes: refused | `Numbers, casts and conditions: Division by zero`: `SELECT 1 / 0` |"
        in lines
    )
    assert "| A table function | no | `Queries: A table function`: `SELECT * FROM GENERATE_SERIES(1, 3)` |" in lines
    rows = [line for line in lines if line.startswith("| ") and not line.startswith("| construct")]
    assert len(rows) == sum(map(len, CHAPTERS.values()))


def test_it_is_one_page() -> None:
    """Made from the registry alone."""
    assert list(pages()) == [PATH]
    assert pages() == pages()
