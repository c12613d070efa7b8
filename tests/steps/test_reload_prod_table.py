"""reload-prod-table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.keys.types import ASSETS
from penstock.steps.reload_prod_table import ReloadProdTable
from penstock.steps.reload_table import ReloadTable


def test_it_is_a_reload(context: Any, fields: Any) -> None:
    """The very same object, by other names."""
    prod = ReloadProdTable(
        type="reload-prod-table",
        name="all",
        source="staging.visits",
        destination="web.visits",
        order_by=["a DESC"],
        queue="etl",
        runs_on="machine",
    )
    reload = ReloadTable(
        type="reload-table",
        name="all",
        table="web.visits",
        source="staging.visits",
        order_by=["a DESC"],
        queue="etl",
        runs_on="machine",
    )

    assert fields(prod.compile(context()).activity) == fields(reload.compile(context()).activity)
    assert prod.replaces_rows
    assert (prod.TABLES_WRITTEN, prod.TABLES_READ) == (("destination",), ("source",))


def test_fails_for_a_column_that_the_source_lacks(tmp_path: Path) -> None:
    """Both have their files."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "staged.sql").write_text("CREATE TABLE staged (b INT)", encoding="utf-8")
    (tmp_path / "tables" / "visits.sql").write_text("CREATE TABLE visits (a INT)", encoding="utf-8")
    form = {"type": "reload-prod-table", "name": "x", "source": "staged", "destination": "visits", "runs_on": "m"}
    with pytest.raises(ValidationError, match="the source has no column a, which table visits needs"):
        ReloadProdTable.model_validate(form, context={ASSETS: tmp_path})
