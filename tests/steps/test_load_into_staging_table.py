"""load-into-staging-table: see test_create_and_load_table.py, with which it has everything in common."""

from __future__ import annotations

from typing import Any

from penstock.steps.create_and_load_table import CreateAndLoadTable
from penstock.steps.load_into_staging_table import LoadIntoStagingTable


def test_it_is_a_load_that_replaces(context: Any) -> None:
    """The very same objects."""
    staging = LoadIntoStagingTable(type="load-into-staging-table", name="load", table="visits", runs_on="machine")
    load = CreateAndLoadTable(type="create-and-load-table", name="load", table="visits", runs_on="machine")

    assert staging.compile(context()) == load.compile(context())
    assert staging.replaces_rows
