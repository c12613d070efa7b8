"""The service over a warehouse of its own, and a client that speaks to it over HTTP."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from penstock.local.errors import ServiceError
from penstock.local.redshift_data.service import RedshiftDataService
from penstock.warehouse.warehouse import Warehouse
from tests.no_objects import NoObjects

TARGET = {"Database": "dev", "ClusterIdentifier": "demo", "DbUser": "awsuser"}


class OneObject(NoObjects):
    """An S3 with one file of two rows, the second one bad for an integer column."""

    def list(self, uri_prefix: str) -> list[str]:
        """List it."""
        return [uri_prefix]

    def fetch(self, uri: str, path: Path) -> None:
        """Write it."""
        assert uri == "s3://bucket/data"
        path.write_bytes(b"1\nx\n")


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that moves on by a second each time it is read."""
    seconds = itertools.count()
    return lambda: datetime(2014, 11, 12, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The warehouse's file."""
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def warehouse(path: Path) -> Iterator[Warehouse]:
    """A warehouse."""
    with Warehouse(path, OneObject()) as opened:
        yield opened


@pytest.fixture
def service(warehouse: Warehouse, clock: Callable[[], datetime]) -> Iterator[RedshiftDataService]:
    """The service."""
    opened = RedshiftDataService(warehouse, clock)
    yield opened
    opened.close()


@pytest.fixture
def run(service: RedshiftDataService) -> Callable[..., dict[str, Any]]:
    """Run statements to their end, and describe them."""

    def execute(*sqls: str, **members: Any) -> dict[str, Any]:
        if len(sqls) == 1:
            reply = service.handle("ExecuteStatement", {**TARGET, "Sql": sqls[0], **members})
        else:
            reply = service.handle("BatchExecuteStatement", {**TARGET, "Sqls": list(sqls), **members})
        return service.handle("DescribeStatement", {"Id": reply["Id"], "WaitTimeSeconds": 30})

    return execute


@pytest.fixture
def client(service: RedshiftDataService) -> Iterator[Any]:
    """A boto3 client of the service, over the wire."""

    @Request.application
    def application(request: Request) -> Response:
        operation = request.headers["X-Amz-Target"].removeprefix("RedshiftData.")
        try:
            body, status = service.handle(operation, json.loads(request.get_data())), 200
        except ServiceError as error:
            body, status = {"__type": error.code, "Message": error.message}, error.status
        return Response(json.dumps(body), status, content_type="application/x-amz-json-1.1")

    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield boto3.client(
        "redshift-data",
        endpoint_url=f"http://127.0.0.1:{server.port}",
        region_name="us-east-1",
        aws_access_key_id="x",
        aws_secret_access_key="x",
    )
    server.shutdown()
    thread.join()
    server.server_close()
