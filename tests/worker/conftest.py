"""Doubles of the services, moto's S3 on a port of its own, and makers of tasks and attempts."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer

from penstock.definition.cli_form import from_cli
from penstock.worker.attempt import Attempt
from penstock.worker.attempt_log import AttemptLog
from penstock.worker.cancellation import Cancellation
from penstock.worker.clients import Clients
from penstock.worker.task import Task

NOW = datetime(2014, 11, 12, 13, 14, 15, tzinfo=UTC)


def client_error(code: str, message: str = "", status: int = 400) -> ClientError:
    """An error as boto3 raises it."""
    answer = {"Error": {"Code": code, "Message": message}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(answer, "Operation")


class FakePipeline:
    """A Data Pipeline client: hands out queued tasks, remembers what it is told."""

    def __init__(self) -> None:
        self.tasks: queue.Queue[Any] = queue.Queue()
        self.polls: list[dict[str, Any]] = []
        self.progress: list[str] = []
        self.progress_answers: list[Any] = []
        self.statuses: list[dict[str, Any]] = []
        self.status_answers: list[Exception] = []
        self.status_set = threading.Event()
        self.described: dict[str, str] = {}
        self.describe_calls: list[list[str]] = []

    def poll_for_task(self, **arguments: Any) -> dict[str, Any]:
        """The next queued task, error or (after a short wait) nothing."""
        self.polls.append(arguments)
        try:
            answer = self.tasks.get(timeout=0.05)
        except queue.Empty:
            return {}
        if isinstance(answer, Exception):
            raise answer
        return {"taskObject": answer}

    def report_task_progress(self, taskId: str) -> dict[str, Any]:  # noqa: N803 - as boto3 spells it
        """Not cancelled, unless an answer is queued."""
        self.progress.append(taskId)
        answer = self.progress_answers.pop(0) if self.progress_answers else {"canceled": False}
        if isinstance(answer, Exception):
            raise answer
        return dict(answer)

    def set_task_status(self, **arguments: Any) -> dict[str, Any]:
        """Remember the status, or raise the queued error."""
        if self.status_answers:
            raise self.status_answers.pop(0)
        self.statuses.append(arguments)
        self.status_set.set()
        return {}

    def describe_objects(self, pipelineId: str, objectIds: list[str]) -> dict[str, Any]:  # noqa: N803
        """The objects whose status is known."""
        assert pipelineId
        self.describe_calls.append(objectIds)
        return {
            "pipelineObjects": [
                {"id": key, "name": key, "fields": [{"key": "@status", "stringValue": self.described[key]}]}
                for key in objectIds
                if key in self.described
            ]
        }


class FakeWarehouse:
    """A redshift-data client. `script` says, per submitted batch, the statuses that describing it will show."""

    def __init__(self) -> None:
        self.batches: list[dict[str, Any]] = []
        self.queries: list[dict[str, Any]] = []
        self.cancelled: list[str] = []
        self.script: list[list[str]] = []
        self.error = "ERROR: something"
        self.records: list[list[dict[str, Any]]] = []
        self.on_describe: Callable[[str], None] = lambda _: None
        self._statements: dict[str, tuple[str, list[str]]] = {}

    def add(self, name: str, *statuses: str) -> str:
        """A statement that is there already."""
        key = f"statement-{len(self._statements) + 1}"
        self._statements[key] = (name, list(statuses))
        return key

    def batch_execute_statement(self, **arguments: Any) -> dict[str, Any]:
        """Start a batch."""
        self.batches.append(arguments)
        return {"Id": self.add(arguments["StatementName"], *(self.script.pop(0) if self.script else ["FINISHED"]))}

    def execute_statement(self, **arguments: Any) -> dict[str, Any]:
        """Start a query, which succeeds, or a named statement, which does what the script says."""
        self.queries.append(arguments)
        name = arguments.get("StatementName", "")
        return {"Id": self.add(name, *(self.script.pop(0) if name and self.script else ["FINISHED"]))}

    def describe_statement(self, Id: str) -> dict[str, Any]:  # noqa: N803
        """The next status of a statement."""
        self.on_describe(Id)
        statuses = self._statements[Id][1]
        status = statuses.pop(0) if len(statuses) > 1 else statuses[0]
        answer: dict[str, Any] = {"Id": Id, "Status": status}
        if status == "FAILED":
            answer |= {"Error": self.error, "SubStatements": [{"Status": "FAILED", "RedshiftQueryId": 42}]}
        return answer

    def list_statements(self, StatementName: str, Status: str, NextToken: str = "0") -> dict[str, Any]:  # noqa: N803
        """Statements whose name starts so, one per page."""
        assert Status == "ALL"
        found = [
            {"Id": key, "StatementName": name}
            for key, (name, _) in self._statements.items()
            if name.startswith(StatementName)
        ]
        position = int(NextToken)
        page: dict[str, Any] = {"Statements": found[position : position + 1]}
        if position + 1 < len(found):
            page["NextToken"] = str(position + 1)
        return page

    def cancel_statement(self, Id: str) -> dict[str, Any]:  # noqa: N803
        """Remember it."""
        self.cancelled.append(Id)
        return {"Status": True}

    def get_statement_result(self, Id: str) -> dict[str, Any]:  # noqa: N803
        """The records set beforehand."""
        assert Id in self._statements
        return {"Records": self.records}


class FakeClients(Clients):
    """Doubles of Data Pipeline and of the Data API, and the S3 of the endpoint."""

    def __init__(self, endpoint: str) -> None:
        super().__init__(endpoint, "us-east-1")
        self.fake_pipeline = FakePipeline()
        self.fake_warehouse = FakeWarehouse()
        self.warehouse_regions: list[str | None] = []

    @property
    def pipeline(self) -> Any:
        """The double."""
        return self.fake_pipeline

    def redshift_data(self, region: str | None = None) -> Any:
        """The double, whatever the region."""
        self.warehouse_regions.append(region)
        return self.fake_warehouse


@pytest.fixture(scope="session")
def moto_endpoint() -> Iterator[str]:
    """moto, served in this process."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def endpoint(moto_endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an AWS that holds one empty bucket, `data`."""
    for name in ("AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    client = boto3.client("s3", endpoint_url=moto_endpoint, region_name="us-east-1")
    client.create_bucket(Bucket="data")
    yield moto_endpoint
    pages = client.get_paginator("list_objects_v2").paginate(Bucket="data")
    for key in [item["Key"] for page in pages for item in page.get("Contents", ())]:
        client.delete_object(Bucket="data", Key=key)
    client.delete_bucket(Bucket="data")


class Bucket:
    """The bucket `data`, by key."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def put(self, key: str, body: str | bytes = "", metadata: dict[str, str] | None = None) -> None:
        """Store an object."""
        content = body.encode() if isinstance(body, str) else body
        self.client.put_object(Bucket="data", Key=key, Body=content, Metadata=metadata or {})

    def get(self, key: str) -> str:
        """The text of an object."""
        return str(self.client.get_object(Bucket="data", Key=key)["Body"].read().decode())

    def keys(self, prefix: str = "") -> list[str]:
        """The keys that start so."""
        return [item["Key"] for item in self.client.list_objects_v2(Bucket="data", Prefix=prefix).get("Contents", ())]


@pytest.fixture
def clients(endpoint: str) -> FakeClients:
    """What executors call."""
    return FakeClients(endpoint)


@pytest.fixture
def bucket(clients: FakeClients) -> Bucket:
    """The bucket `data`."""
    return Bucket(clients.s3)


@pytest.fixture
def pipeline() -> FakePipeline:
    """A Data Pipeline client on its own."""
    return FakePipeline()


@pytest.fixture
def warehouse(clients: FakeClients) -> FakeWarehouse:
    """The warehouse that executors load."""
    return clients.fake_warehouse


MakeTask = Callable[..., Task]
MakeAttempt = Callable[..., Attempt]


@pytest.fixture
def make_task() -> MakeTask:
    """Make a task of an attempt object (its id is set) and others, all in the CLI's form."""

    def make(
        activity: dict[str, Any], *others: dict[str, Any], attempt_id: str = "@Act_2014-11-12T00:00:00_Attempt=1"
    ) -> Task:
        definition = from_cli({"objects": [{"name": "Act", **activity, "id": attempt_id}, *others]})
        return Task("task-1", "df-1", attempt_id, {item.id: item for item in definition})

    return make


@pytest.fixture
def make_attempt(make_task: MakeTask, clients: FakeClients, tmp_path: Path) -> MakeAttempt:
    """Make an attempt to give to an executor; it confirms that the task is its own."""
    count = iter(range(100))

    def make(
        *objects: dict[str, Any],
        attempt_id: str = "@Act_2014-11-12T00:00:00_Attempt=1",
        databases: Path | None = None,
    ) -> Attempt:
        scratch = tmp_path / f"scratch-{next(count)}"
        scratch.mkdir()
        cancellation = Cancellation()
        return Attempt(
            task=make_task(*objects, attempt_id=attempt_id),
            clients=clients,
            scratch=scratch,
            log=AttemptLog(scratch / "log", lambda: NOW),
            cancellation=cancellation,
            confirm=cancellation.check,
            databases=databases,
        )

    return make


@pytest.fixture
def error() -> Callable[..., ClientError]:
    """Make an error as boto3 raises it."""
    return client_error


@pytest.fixture
def alive() -> Callable[[int], bool]:
    """Tell whether a process runs; a zombie that nobody has reaped yet does not."""

    def alive(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except (FileNotFoundError, ProcessLookupError):
            return False

    return alive
