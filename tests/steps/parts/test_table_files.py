"""The DDL files of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.steps.parts.table_files import read_table, source_of
from penstock.tables.errors import TableError


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Two tables, one of which is none."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "web.visits.sql").write_text("CREATE TABLE web.visits (id INT, day DATE);", encoding="utf-8")
    (tmp_path / "tables" / "broken.sql").write_text("CREATE TABLE broken (\n  id INTT\n);", encoding="utf-8")
    return tmp_path


def test_a_table_knows_its_file(assets: Path) -> None:
    """As findings name it."""
    table = read_table(assets, "web.visits")

    assert (table.sql, table.file) == ("web.visits", "assets/tables/web.visits.sql")


def test_fails_at_the_place_in_the_file(assets: Path) -> None:
    """Where the definition cannot be read."""
    with pytest.raises(TableError) as caught:
        read_table(assets, "broken")

    assert str(caught.value).startswith("assets/tables/broken.sql:2:6: unknown type 'INTT'")


def test_the_columns_of_a_source_are_known_where_it_has_a_file(assets: Path) -> None:
    """Another one is taken by its name."""
    assert source_of(assets, "web.visits").columns == ("id", "day")
    assert source_of(assets, "web.others").columns is None
