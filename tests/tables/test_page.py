"""docs/tables.md: its file is one."""

from __future__ import annotations

import re
from pathlib import Path

from penstock.tables.parser import parse_table


def test_the_file_of_the_page(root: Path) -> None:
    """With all that the page says of it."""
    page = (root / "docs/tables.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    table = parse_table(text)
    assert table.sql == "shop.orders"
    assert table.schema_source == "CREATE SCHEMA IF NOT EXISTS shop"
    assert len(table.following) == 2
    assert [column.name for column in table.matching_key()] == ["number"]


def test_links_lead_somewhere(root: Path) -> None:
    """To files."""
    page = (root / "docs/tables.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page):
        assert (root / "docs" / target).exists(), target
