"""The table of object types in docs/constructs.md is that of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from etl_constructs.builders import BUILDERS
from etl_constructs.grants import GRANTS, NEEDS_NOTHING

from penstock.objects import TYPES

_ROW = re.compile(r"\| `([A-Z]\w+)` \| (?:`(\w+)`|-) \| (.+) \| (.+) \|")
NONE = "-"


@pytest.fixture
def rows(root: Path) -> list[tuple[str, str, str, str]]:
    """Type, builder, what it adds, permissions."""
    text = (root / "docs" / "constructs.md").read_text(encoding="utf-8")
    section = text.partition("## Object types")[2].partition("\n## ")[0]
    return _ROW.findall(section)


def test_every_type_has_one_row(rows: list[tuple[str, str, str, str]]) -> None:
    """In the order of penstock.objects."""
    assert [row[0] for row in rows] == [kind.__name__ for kind in TYPES]


def test_every_builder_stands_beside_its_type(rows: list[tuple[str, str, str, str]]) -> None:
    """With what it adds."""
    documented = {builder: kind for kind, builder, _, _ in rows if builder}
    assert documented == {builder.__name__: builder.__annotations__["return"] for builder in BUILDERS}
    assert [kind for kind, builder, adds, _ in rows if builder and adds == NONE] == []


def test_what_has_permissions_says_which(rows: list[tuple[str, str, str, str]]) -> None:
    """And what needs none says none."""
    assert {kind for kind, _, _, permissions in rows if permissions != NONE} == {kind.__name__ for kind in GRANTS}
    assert {kind for kind, _, _, permissions in rows if permissions == NONE} == {
        kind.__name__ for kind in NEEDS_NOTHING
    }
