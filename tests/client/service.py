"""The real local service behind the real endpoint, in this process and under a virtual clock, with a worker in it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.clock import VirtualClock
from penstock.local.datapipeline import LOCAL_WORKER_GROUP, DataPipelineService, Pace
from penstock.local.datapipeline.machine_death import MachineDeath
from penstock.local.endpoint import Endpoint, Router
from penstock.local.endpoint.client_environment import client_variables
from penstock.local.endpoint.moto_application import MotoApplication

START = datetime(2026, 11, 24, 3, 0, 0, tzinfo=UTC)
_SESSION = boto3.Session()  # one for all: reading the models of the services takes longer than most tests
Work = Callable[[str], str | tuple[str, str]]


class _Silent:
    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Keep alarms to itself."""


def done(_attempt: str) -> str:
    """Work that always succeeds."""
    return "FINISHED"


def failing(*names: str) -> Work:
    """Work that fails in these activities."""

    def work(attempt: str) -> str | tuple[str, str]:
        name = attempt[1:].partition("_")[0]
        return ("FAILED", f"{name} is broken") if name in names else "FINISHED"

    return work


class Live:
    """The service and its clients.

    Args:
        folder: for the service's store.
    """

    def __init__(self, folder: Path) -> None:
        self.clock = VirtualClock(START)
        self.service = DataPipelineService(
            store_path=folder / "store.sqlite", clock=self.clock, pace=Pace.LAPTOP, notify=_Silent()
        )
        self._endpoint = Endpoint(
            Router({"DataPipeline": self.service, "PenstockMachines": MachineDeath(self.service)}, MotoApplication())
        )
        self._endpoint.start()
        self._has_buckets = False
        self.client = self.make("datapipeline")

    @property
    def environment(self) -> dict[str, str]:
        """The AWS settings that lead here."""
        return client_variables(self._endpoint.url)

    def make(self, service: str) -> Any:
        """A boto3 client."""
        self._has_buckets |= service == "s3"
        settings = self.environment
        return _SESSION.client(
            service,
            endpoint_url=settings["AWS_ENDPOINT_URL"],
            region_name=settings["AWS_REGION"],
            aws_access_key_id=settings["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=settings["AWS_SECRET_ACCESS_KEY"],
            config=Config(s3={"addressing_style": "path"}),
        )

    def close(self) -> None:
        """End everything."""
        self._endpoint.stop()
        self.service.close()
        if self._has_buckets:
            from moto.moto_api._internal.models import moto_api_backend

            moto_api_backend.reset()  # moto's state is the process's

    def put(self, definition: Mapping[str, Any], name: str = "visits", **tags: str) -> str:
        """Create and define a pipeline."""
        count = len(self.client.list_pipelines()["pipelineIdList"])
        given = [{"key": key, "value": value} for key, value in tags.items()]
        pipeline_id = self.client.create_pipeline(name=name, uniqueId=f"{name}-{count}", tags=given)["pipelineId"]
        form = {key: value for key, value in to_api(from_cli(definition)).items() if value}
        reply = self.client.put_pipeline_definition(pipelineId=pipeline_id, **form)
        assert reply["validationErrors"] == []
        return str(pipeline_id)

    def deploy(self, definition: Mapping[str, Any], name: str = "visits", **activation: Any) -> str:
        """Create, define and activate a pipeline."""
        pipeline_id = self.put(definition, name)
        self.client.activate_pipeline(pipelineId=pipeline_id, **activation)
        return pipeline_id

    def work(self, answer: Work = done, *, until: datetime | None = None, tasks: int | None = None) -> list[str]:
        """Do tasks until nothing is left at that time, or so many of them; return the attempts."""
        attempts: list[str] = []
        while tasks is None or len(attempts) < tasks:
            self.service.run_until_idle(until or self.clock.now() + timedelta(hours=1))
            task = self.service.handle("PollForTask", {"workerGroup": LOCAL_WORKER_GROUP}).get("taskObject")
            if task is None:
                break
            attempts.append(task["attemptId"])
            self.service.handle("ReportTaskProgress", {"taskId": task["taskId"]})
            result = answer(task["attemptId"])
            status, message = result if isinstance(result, tuple) else (result, "")
            error = {"errorId": "Broken", "errorMessage": message} if message else {}
            self.service.handle("SetTaskStatus", {"taskId": task["taskId"], "taskStatus": status, **error})
        return attempts

    def take(self) -> str:
        """Take a task and do nothing with it: its activity is RUNNING."""
        self.service.settle()
        task = self.service.handle("PollForTask", {"workerGroup": LOCAL_WORKER_GROUP})["taskObject"]
        self.service.handle("ReportTaskProgress", {"taskId": task["taskId"]})
        return str(task["attemptId"])

    @contextmanager
    def working(self, answer: Work = done) -> Iterator[None]:
        """Work in the background, as a worker does."""
        ended = threading.Event()

        def loop() -> None:
            while not ended.is_set():
                self.work(answer)
                time.sleep(0.01)

        thread = threading.Thread(target=loop, daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def statuses(self, pipeline_id: str) -> dict[str, str]:
        """The status of each instance."""
        found: dict[str, str] = {}
        for page in self.client.get_paginator("query_objects").paginate(pipelineId=pipeline_id, sphere="INSTANCE"):
            for id_ in page.get("ids", ()):
                reply = self.client.describe_objects(pipelineId=pipeline_id, objectIds=[id_])
                fields = reply["pipelineObjects"][0]["fields"]
                found[id_] = next(item["stringValue"] for item in fields if item["key"] == "@status")
        return found


def daily(days: int = 1, *, mode: str = "none", start: str | None = None, **default: Any) -> dict[str, Any]:
    """A pipeline that runs each day: `load` writes `visits`, `report` reads it, `mail` depends on the report."""
    begin = {"startDateTime": start} if start else {"startAt": "FIRST_ACTIVATION_DATE_TIME"}
    common = {
        "id": "Default",
        "scheduleType": "cron",
        "schedule": {"ref": "Daily"},
        "failureAndRerunMode": mode,
        "role": "etl-service",
        "resourceRole": "etl-resource",
        "pipelineLogUri": "s3://logs/visits",
        "maximumRetries": "0",
        "workerGroup": LOCAL_WORKER_GROUP,
        **default,
    }
    shell = {"type": "ShellCommandActivity", "command": "true"}
    return {
        "objects": [
            common,
            {"id": "Daily", "type": "Schedule", "period": "1 day", "occurrences": str(days), **begin},
            {"id": "visits", "type": "S3DataNode", "directoryPath": "s3://data/#{@scheduledStartTime}/"},
            {"id": "load", **shell, "output": {"ref": "visits"}},
            {"id": "report", **shell, "input": {"ref": "visits"}},
            {"id": "mail", **shell, "dependsOn": {"ref": "report"}},
        ]
    }
