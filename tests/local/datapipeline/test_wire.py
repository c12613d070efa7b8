"""The real clients: boto3 and the AWS CLI, over HTTP, under the real clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.clock import RealClock
from penstock.local.datapipeline import LOCAL_WORKER_GROUP, DataPipelineService, Pace
from penstock.local.datapipeline.operations import OPERATIONS
from penstock.local.errors import ServiceError

AWS = Path(sys.executable).with_name("aws")


@dataclass
class Endpoint:
    """A service behind HTTP."""

    service: DataPipelineService
    url: str
    client: Any


@pytest.fixture
def messages() -> list[tuple[str, str, str]]:
    """The alarms that were published."""
    return []


@pytest.fixture
def endpoint(tmp_path: Path, messages: list[tuple[str, str, str]]) -> Iterator[Endpoint]:
    """A service that runs by itself, behind a server of the JSON 1.1 protocol."""

    class Notifier:
        def publish(self, topic_arn: str, subject: str, message: str) -> None:
            messages.append((topic_arn, subject, message))

    service = DataPipelineService(
        store_path=tmp_path / "store.sqlite", clock=RealClock(), pace=Pace.LAPTOP, notify=Notifier()
    )

    @Request.application
    def application(request: Request) -> Response:
        operation = request.headers["X-Amz-Target"].removeprefix("DataPipeline.")
        try:
            reply, status = service.handle(operation, json.loads(request.get_data())), 200
        except ServiceError as error:
            reply, status = {"__type": error.code, "message": error.message}, error.status
        return Response(json.dumps(reply), status, content_type="application/x-amz-json-1.1")

    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    service.start()
    url = f"http://127.0.0.1:{server.server_port}"
    client = boto3.client(
        "datapipeline",
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}, read_timeout=100),
    )
    yield Endpoint(service, url, client)
    service.close()
    server.shutdown()
    thread.join()
    server.server_close()


def put_and_activate(client: Any, definition: dict[str, Any]) -> str:
    """Deploy with boto3."""
    pipeline = client.create_pipeline(name="clickstream", uniqueId="one")["pipelineId"]
    reply = client.put_pipeline_definition(pipelineId=pipeline, **to_api(from_cli(definition)))
    assert reply["errored"] is False
    client.activate_pipeline(pipelineId=pipeline)
    return str(pipeline)


def test_boto3_runs_the_clickstream_pipeline(
    endpoint: Endpoint, clickstream: dict[str, Any], messages: list[tuple[str, str, str]]
) -> None:
    """A worker that knows nothing but the API does it all."""
    client = endpoint.client
    pipeline = put_and_activate(client, clickstream)
    done = []
    answers = iter(["FALSE", "FINISHED", "FINISHED", "FINISHED"])
    for status in answers:
        task = client.poll_for_task(workerGroup=LOCAL_WORKER_GROUP, hostname="here")["taskObject"]
        assert client.report_task_progress(taskId=task["taskId"])["canceled"] is False
        client.set_task_status(taskId=task["taskId"], taskStatus=status)
        done.append(task["attemptId"].split("_")[0])
    assert done == ["@LogsReady", "@LogsReady", "@Transform", "@Load"]
    pages = client.get_paginator("query_objects").paginate(pipelineId=pipeline, sphere="INSTANCE")
    ids = [name for page in pages for name in page["ids"]]
    objects = client.describe_objects(pipelineId=pipeline, objectIds=ids)["pipelineObjects"]
    statuses = {entry["stringValue"] for item in objects for entry in item["fields"] if entry["key"] == "@status"}
    assert (len(objects), statuses) == (8, {"FINISHED"})
    for _ in range(200):
        if messages:
            break
        time.sleep(0.01)
    assert messages == [("arn:aws:sns:us-east-1:123456789012:alarms", "loaded", "rows are in weblogs")]


def test_boto3_sees_the_exceptions_of_the_model(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """By class."""
    client = endpoint.client
    with pytest.raises(client.exceptions.PipelineNotFoundException):
        client.get_pipeline_definition(pipelineId="df-NONE")
    with pytest.raises(client.exceptions.TaskNotFoundException):
        client.report_task_progress(taskId="none")
    with pytest.raises(client.exceptions.InvalidRequestException):
        client.list_pipelines(marker="x")

    def fail(*_: object) -> dict[str, object]:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setitem(OPERATIONS, "ListPipelines", fail)
    with pytest.raises(ClientError, match=r"InternalServiceError.*ListPipelines failed: ZeroDivisionError: by nothing"):
        client.list_pipelines()


def test_a_poll_wakes_when_a_task_is_ready(endpoint: Endpoint, chain: Any) -> None:
    """It is open before there is a pipeline, and two polls do not keep each other awake."""
    client = endpoint.client
    with ThreadPoolExecutor(2) as pool:
        polls = [pool.submit(client.poll_for_task, workerGroup="w") for _ in range(2)]
        time.sleep(0.05)
        began = time.monotonic()
        definition = chain("A")
        definition["objects"].append({"id": "Z", "type": "ShellCommandActivity", "command": "true", "workerGroup": "w"})
        put_and_activate(client, definition)
        names = {poll.result(timeout=60)["taskObject"]["attemptId"][:2] for poll in polls}
        assert names == {"@A", "@Z"}
        assert time.monotonic() - began < 15


def test_closing_ends_open_polls(endpoint: Endpoint) -> None:
    """At once, with an empty reply."""
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(endpoint.client.poll_for_task, workerGroup="w")
        time.sleep(0.05)
        endpoint.service.close()
        assert "taskObject" not in poll.result(timeout=60)


def test_start_timestamps_arrive(endpoint: Endpoint, chain: Any) -> None:
    """Boto3 sends them as numbers."""
    definition = chain("A")
    now = datetime.now(UTC).replace(microsecond=0)
    start = (now - timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%S")
    definition["objects"][1] = {
        "id": "Once", "type": "Schedule", "period": "1 day", "startDateTime": start, "occurrences": "3"
    }  # fmt: skip
    client = endpoint.client
    pipeline = client.create_pipeline(name="p", uniqueId="p")["pipelineId"]
    client.put_pipeline_definition(pipelineId=pipeline, **to_api(from_cli(definition)))
    with pytest.raises(client.exceptions.InvalidRequestException):
        client.activate_pipeline(pipelineId=pipeline)
    client.activate_pipeline(pipelineId=pipeline, startTimestamp=now - timedelta(days=2))
    ids = client.query_objects(pipelineId=pipeline, sphere="INSTANCE")["ids"]
    objects = client.describe_objects(pipelineId=pipeline, objectIds=ids)["pipelineObjects"]
    assert [entry["stringValue"] for item in objects for entry in item["fields"] if entry["key"] == "@status"] == [
        "SKIPPED",
        "WAITING_FOR_RUNNER",
        "WAITING_FOR_RUNNER",
    ]


def test_the_session_of_the_talk(endpoint: Endpoint, clickstream: dict[str, Any], tmp_path: Path) -> None:
    """create-pipeline, put-pipeline-definition, activate-pipeline, list-runs, get-pipeline-definition."""
    path = tmp_path / "definition.json"
    path.write_text(json.dumps(clickstream))
    environment = {
        **os.environ,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": endpoint.url,
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_PAGER": "",
    }

    def aws(*arguments: str) -> str:
        command = [str(AWS), "datapipeline", *arguments]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    pipeline = json.loads(aws("create-pipeline", "--name", "clickstream", "--unique-id", "t"))["pipelineId"]
    put = aws("put-pipeline-definition", "--pipeline-id", pipeline, "--pipeline-definition", f"file://{path}")
    assert json.loads(put) == {"validationErrors": [], "validationWarnings": [], "errored": False}
    aws("activate-pipeline", "--pipeline-id", pipeline)
    runs = aws("list-runs", "--pipeline-id", pipeline, "--status", "waiting_on_dependencies,waiting_for_runner")
    rows = [line.split()[1::2] for line in runs.splitlines()[3::3]]
    assert sorted((row[0], row[1]) for row in rows) == [
        ("Load", "WAITING_ON_DEPENDENCIES"),
        ("LogsReady", "WAITING_FOR_RUNNER"),
        ("RawLogs", "WAITING_ON_DEPENDENCIES"),
        ("Staging", "WAITING_ON_DEPENDENCIES"),
        ("Transform", "WAITING_ON_DEPENDENCIES"),
        ("Weblogs", "WAITING_ON_DEPENDENCIES"),
    ]
    found = json.loads(aws("get-pipeline-definition", "--pipeline-id", pipeline))
    by_id = {item["id"]: item for item in found["objects"]}
    wanted = {item["id"]: {"name": item["id"], **item} for item in clickstream["objects"]}
    assert by_id == wanted
    assert found["values"] == clickstream["values"]
