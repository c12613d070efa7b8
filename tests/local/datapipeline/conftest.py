"""A service under a virtual clock, a worker that does as it is told, and the talk's pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.clock import VirtualClock
from penstock.local.datapipeline import LOCAL_WORKER_GROUP, DataPipelineService, Pace

START = datetime(2026, 11, 24, 3, 0, 0, tzinfo=UTC)
TOPIC = "arn:aws:sns:us-east-1:123456789012:alarms"

Fields = dict[str, Any]
Answer = tuple[str, Fields] | str | None


@dataclass
class Mailbox:
    """A notifier that keeps what it is given."""

    messages: list[tuple[str, str, str]] = field(default_factory=list)

    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Keep a message."""
        self.messages.append((topic_arn, subject, message))


def simple(fields: list[dict[str, str]]) -> Fields:
    """Read API fields as the CLI does: references and repeated keys included."""
    found: Fields = {}
    for entry in fields:
        value = entry["stringValue"] if "stringValue" in entry else {"ref": entry["refValue"]}
        if entry["key"] in found:
            known = found[entry["key"]]
            found[entry["key"]] = [*known, value] if isinstance(known, list) else [known, value]
        else:
            found[entry["key"]] = value
    return found


@dataclass
class Cloud:
    """The service with its clock, and short ways to use it."""

    service: DataPipelineService
    clock: VirtualClock
    mailbox: Mailbox
    store_path: Path
    pace: Pace

    def call(self, operation: str, **payload: Any) -> dict[str, Any]:
        """Call an operation."""
        return self.service.handle(operation, payload)

    def put(self, pipeline_id: str, definition: Mapping[str, Any]) -> dict[str, Any]:
        """Put a definition in the CLI's form."""
        return self.call("PutPipelineDefinition", pipelineId=pipeline_id, **to_api(from_cli(definition)))

    def deploy(self, definition: Mapping[str, Any], name: str = "clickstream", **activation: Any) -> str:
        """Create, define and activate a pipeline; return its id."""
        pipeline_id = self.call("CreatePipeline", name=name, uniqueId=name)["pipelineId"]
        reply = self.put(pipeline_id, definition)
        assert reply["validationErrors"] == []
        assert reply["errored"] is False
        self.call("ActivatePipeline", pipelineId=pipeline_id, **activation)
        return str(pipeline_id)

    def ids(self, pipeline_id: str, sphere: str = "INSTANCE", **query: Any) -> list[str]:
        """Query all pages of a sphere."""
        found: list[str] = []
        marker: dict[str, str] = {}
        while True:
            page = self.call("QueryObjects", pipelineId=pipeline_id, sphere=sphere, query=query, **marker)
            found += page["ids"]
            if not page["hasMoreResults"]:
                return found
            marker = {"marker": page["marker"]}

    def describe(self, pipeline_id: str, object_id: str, **options: Any) -> Fields:
        """Return the fields of one object."""
        page = self.call("DescribeObjects", pipelineId=pipeline_id, objectIds=[object_id], **options)
        return simple(page["pipelineObjects"][0]["fields"])

    def statuses(self, pipeline_id: str) -> dict[str, str]:
        """Return the status of each instance."""
        return {name: self.describe(pipeline_id, name)["@status"] for name in self.ids(pipeline_id)}

    def state(self, pipeline_id: str) -> Fields:
        """Return the fields of a pipeline."""
        return simple(self.call("DescribePipelines", pipelineIds=[pipeline_id])["pipelineDescriptionList"][0]["fields"])

    def set_status(self, pipeline_id: str, status: str, *object_ids: str) -> None:
        """Set a status, and let what follows happen."""
        self.call("SetStatus", pipelineId=pipeline_id, objectIds=list(object_ids), status=status)
        self.service.settle()

    def poll(self, group: str = LOCAL_WORKER_GROUP, *, reports: bool = True) -> dict[str, Any] | None:
        """Take a task, if there is one, and report on it at once, as a worker does."""
        task = self.call("PollForTask", workerGroup=group, hostname="worker-1").get("taskObject")
        if task is not None and reports:
            assert self.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": False}
        return task

    def answer(self, task: Mapping[str, Any], status: str = "FINISHED", **error: str) -> None:
        """Report the result of a task."""
        self.call("SetTaskStatus", taskId=task["taskId"], taskStatus=status, **error)

    def sleep(self, **duration: float) -> None:
        """Let time pass, with all that falls due in it."""
        self.service.advance(self.clock.now() + timedelta(**duration))

    def run(
        self,
        work: Callable[[str], Answer] = lambda _: "FINISHED",
        group: str = LOCAL_WORKER_GROUP,
        until: datetime | None = None,
    ) -> list[str]:
        """Do tasks until nothing is left; `work` turns an attempt id into a status (None: vanish with the task)."""
        done: list[str] = []
        while True:
            self.service.run_until_idle(until)
            task = self.poll(group)
            if task is None:
                return done
            done.append(task["attemptId"])
            answer = work(task["attemptId"])
            if isinstance(answer, tuple):
                self.answer(task, answer[0], **answer[1])
            elif answer is not None:
                self.answer(task, answer)

    def kill(self) -> None:
        """Let the service die without closing anything, and start another one over the same file."""
        self.service = DataPipelineService(
            store_path=self.store_path, clock=self.clock, pace=self.pace, notify=self.mailbox
        )


@pytest.fixture
def make_cloud(tmp_path: Path) -> Iterator[Callable[..., Cloud]]:
    """Make services under a virtual clock that starts at 2026-11-24 03:00 UTC."""
    made: list[Cloud] = []

    def make(pace: Pace = Pace.LAPTOP) -> Cloud:
        path = tmp_path / f"store-{len(made)}.sqlite"
        clock, mailbox = VirtualClock(START), Mailbox()
        service = DataPipelineService(store_path=path, clock=clock, pace=pace, notify=mailbox)
        made.append(Cloud(service, clock, mailbox, path, pace))
        return made[-1]

    yield make
    for cloud in made:
        cloud.service.close()


@pytest.fixture
def cloud(make_cloud: Callable[..., Cloud]) -> Cloud:
    """A service at a laptop's pace."""
    return make_cloud()


@pytest.fixture
def clickstream() -> dict[str, Any]:
    """The talk's pipeline: logs behind a precondition, Pig on EMR, staging in S3, a copy to Redshift on EC2, alarms."""
    return {
        "objects": [
            {
                "id": "Default",
                "scheduleType": "cron",
                "schedule": {"ref": "Daily"},
                "failureAndRerunMode": "cascade",
                "role": "etl-service",
                "resourceRole": "etl-resource",
                "pipelineLogUri": "s3://logs/clickstream/",
            },
            {
                "id": "Daily",
                "type": "Schedule",
                "period": "1 day",
                "startAt": "FIRST_ACTIVATION_DATE_TIME",
                "occurrences": "1",
            },
            {
                "id": "RawLogs",
                "type": "S3DataNode",
                "directoryPath": "s3://data/raw/#{format(@scheduledStartTime, 'YYYY-MM-dd')}/",
                "precondition": {"ref": "LogsReady"},
            },
            {
                "id": "LogsReady",
                "type": "S3KeyExists",
                "s3Key": "#{node.directoryPath}_SUCCESS",
                "role": "etl-service",
            },
            {
                "id": "Transform",
                "type": "PigActivity",
                "name": "logsProcess",
                "scriptUri": "s3://code/parse.pig",
                "scriptVariable": ["OUT=#{output.directoryPath}", "DAY=#{format(@scheduledStartTime, 'YYYYMMdd')}"],
                "input": {"ref": "RawLogs"},
                "output": {"ref": "Staging"},
                "runsOn": {"ref": "Cluster"},
                "maximumRetries": "1",
                "onFail": {"ref": "Failed"},
                "lateAfterTimeout": "1 hour",
                "onLateAction": {"ref": "Late"},
            },
            {"id": "Cluster", "type": "EmrCluster", "terminateAfter": "30 minutes"},
            {"id": "Staging", "type": "S3DataNode", "directoryPath": "s3://data/staging/#{@scheduledStartTime}/"},
            {
                "id": "Load",
                "type": "RedshiftCopyActivity",
                "input": {"ref": "Staging"},
                "output": {"ref": "Weblogs"},
                "insertMode": "TRUNCATE",
                "runsOn": {"ref": "Machine"},
                "onFail": {"ref": "Failed"},
                "onSuccess": {"ref": "Loaded"},
            },
            {"id": "Machine", "type": "Ec2Resource"},
            {"id": "Weblogs", "type": "RedshiftDataNode", "tableName": "weblogs", "database": {"ref": "Warehouse"}},
            {
                "id": "Warehouse",
                "type": "RedshiftDatabase",
                "clusterId": "local",
                "username": "etl",
                "*password": "#{*myPassword}",
            },
            _alarm("Failed", "#{node.name} failed", "#{node.@status} #{node.errorMessage}"),
            _alarm("Late", "#{node.name} is late", "scheduled for #{node.@scheduledStartTime}"),
            _alarm("Loaded", "loaded", "rows are in #{node.output.tableName}"),
        ],
        "parameters": [{"id": "*myPassword", "type": "String"}],
        "values": {"*myPassword": "not-in-clear"},
    }


@pytest.fixture
def chain() -> Callable[..., dict[str, Any]]:
    """Make a pipeline of shell activities in worker group `w`, each after the one before: A, then B, then C."""

    def make(*names: str, **default: Any) -> dict[str, Any]:
        activities = [
            {
                "id": name,
                "type": "ShellCommandActivity",
                "command": "true",
                "workerGroup": "w",
                **({"dependsOn": {"ref": names[number - 1]}} if number else {}),
            }
            for number, name in enumerate(names)
        ]
        schedule = {
            "id": "Once", "type": "Schedule", "period": "1 day", "startAt": "FIRST_ACTIVATION_DATE_TIME",
            "occurrences": "1",
        }  # fmt: skip
        common = {"id": "Default", "scheduleType": "cron", "schedule": {"ref": "Once"}, **default}
        return {"objects": [common, schedule, *activities]}

    return make


def _alarm(name: str, subject: str, message: str) -> dict[str, Any]:
    return {
        "id": name,
        "type": "SnsAlarm",
        "topicArn": TOPIC,
        "role": "etl-service",
        "subject": subject,
        "message": message,
    }
