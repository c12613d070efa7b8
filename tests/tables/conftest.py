"""A warehouse to run generated SQL on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from penstock.warehouse.session import Session
from penstock.warehouse.warehouse import Warehouse


class NoObjects:
    """An S3 without objects."""

    def list(self, _uri_prefix: str) -> Sequence[str]:
        """Nothing."""
        return ()

    def fetch(self, uri: str, path: Path) -> None:
        """Never asked for."""
        raise FileNotFoundError(uri, path)

    def put(self, uri: str, path: Path) -> None:
        """Never asked for."""
        raise FileNotFoundError(uri, path)

    def delete(self, uri: str) -> None:
        """Never asked for."""
        raise FileNotFoundError(uri)


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
