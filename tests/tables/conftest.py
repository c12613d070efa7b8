"""A warehouse to run generated SQL on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from penstock.warehouse.session import Session
from penstock.warehouse.warehouse import Warehouse
from tests.no_objects import NoObjects


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """One warehouse for a file of tests; a test drops what it creates."""
    with Warehouse(tmp_path_factory.mktemp("tables") / "warehouse.duckdb", NoObjects()) as opened:
        yield opened


@pytest.fixture(scope="module")
def session(warehouse: Warehouse) -> Iterator[Session]:
    """A session."""
    with warehouse.session(database="dev", user="awsuser") as opened:
        yield opened
