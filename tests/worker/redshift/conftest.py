"""The local warehouse in the place of the executors' own."""

from datetime import UTC, datetime

import pytest

from penstock.local.redshift_data.service import RedshiftDataService
from penstock.warehouse.warehouse import Warehouse


class _Bucket:
    """The S3 bucket that COPY reads, in memory."""

    def __init__(self):
        self.objects = {}

    def list(self, uri_prefix):
        return sorted(uri for uri in self.objects if uri.startswith(uri_prefix))

    def fetch(self, uri, path):
        path.write_bytes(self.objects[uri])

    def put(self, uri, path):
        self.objects[uri] = path.read_bytes()

    def delete(self, uri):
        del self.objects[uri]


class _Client:
    """The service as a boto3 client: method names for operation names."""

    def __init__(self, service):
        self._service = service

    def __getattr__(self, name):
        operation = "".join(word.capitalize() for word in name.split("_"))
        return lambda **arguments: self._service.handle(operation, arguments)


@pytest.fixture
def files():
    """What S3 holds."""
    return _Bucket()


@pytest.fixture
def local(files, tmp_path, clients, monkeypatch):
    """Make the executors' warehouse the local one; gives the rows of a query."""
    warehouse = Warehouse(tmp_path / "warehouse.duckdb", files)
    service = RedshiftDataService(warehouse, lambda: datetime(2014, 11, 12, tzinfo=UTC))
    client = _Client(service)
    monkeypatch.setattr(clients, "redshift_data", lambda _region=None: client)

    def rows(sql="SELECT id, name FROM weblogs ORDER BY id, name"):
        session = warehouse.session(database="dev", user="etl")
        try:
            return [tuple(row) for row in session.execute_all((sql,), {})[0].rows]
        finally:
            session.close()

    yield rows
    service.close()
    warehouse.close()
