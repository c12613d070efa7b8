"""The real Redshift Data API of the local cloud, behind the real endpoint, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from penstock.local.endpoint import Endpoint, Router
from penstock.local.endpoint.client_environment import client_variables
from penstock.local.endpoint.moto_application import MotoApplication
from penstock.local.redshift_data.service import RedshiftDataService
from penstock.warehouse.warehouse import Warehouse
from tests.no_objects import NoObjects


@contextmanager
def live_warehouse(folder: Path) -> Iterator[dict[str, str]]:
    """Give the AWS settings that lead to a warehouse without tables."""
    with Warehouse(folder / "warehouse.duckdb", NoObjects()) as warehouse:
        service = RedshiftDataService(warehouse, lambda: datetime.now(UTC))
        endpoint = Endpoint(Router({"RedshiftData": service}, MotoApplication()))
        endpoint.start()
        try:
            yield client_variables(endpoint.url)
        finally:
            endpoint.stop()
            service.close()
