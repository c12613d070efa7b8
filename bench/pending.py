"""What a turn of the service costs while many other instances wait: it must not grow with their number."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.report import Row
from penstock.local.clock import RealClock
from penstock.local.datapipeline import DataPipelineService, Pace

FEW, MANY = 100, 10_000
CHAIN = 10
ACTIVITIES = 300
START = 1767225600
"""2026-01-01."""
GROUP = "workers"


class _NoTopic:
    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        raise NotImplementedError


def rows() -> Iterator[Row]:
    """Offer, take and finish activities of one pipeline while those of another wait; the service alone, on disk."""
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        services = {FEW: _service(Path(few), FEW), MANY: _service(Path(many), MANY)}
        taken: dict[int, list[float]] = {count: [] for count in services}
        for _ in range(ACTIVITIES):
            for count, service in services.items():
                taken[count].append(_turn(service))
        for service in services.values():
            service.close()
    medians = {count: statistics.median(seconds) for count, seconds in taken.items()}
    title = f"one activity while {MANY:,} instances wait / {FEW}"
    yield Row(title, medians[MANY], medians[FEW], 1.2, in_milliseconds=True)


def _service(folder: Path, pending: int) -> DataPipelineService:
    service = DataPipelineService(
        store_path=folder / "pipelines.sqlite", clock=RealClock(), pace=Pace.LAPTOP, notify=_NoTopic()
    )
    _activate(service, "waiting", "nobody", CHAIN, pending // CHAIN)
    _activate(service, "running", GROUP, 1, ACTIVITIES)
    return service


def _activate(service: DataPipelineService, name: str, group: str, length: int, intervals: int) -> None:
    schedule = {"type": "Schedule", "period": "15 minutes", "startDateTime": "2026-01-01T00:00:00"}
    objects: dict[str, dict[str, str]] = {
        "Default": {"scheduleType": "cron", "->schedule": "Often"},
        "Often": {**schedule, "occurrences": str(intervals)},
    }
    for number in range(length):
        before = {"->dependsOn": f"Step{number - 1}"} if number else {}
        objects[f"Step{number}"] = {"type": "ShellCommandActivity", "command": "true", "workerGroup": group, **before}
    pipeline_id = service.handle("CreatePipeline", {"name": name, "uniqueId": name})["pipelineId"]
    wire = [{"id": key, "name": key, "fields": _fields(fields)} for key, fields in objects.items()]
    answer = service.handle("PutPipelineDefinition", {"pipelineId": pipeline_id, "pipelineObjects": wire})
    if answer["errored"]:
        raise SystemExit(str(answer["validationErrors"]))
    service.handle("ActivatePipeline", {"pipelineId": pipeline_id, "startTimestamp": START})
    service.settle()


def _fields(fields: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"key": key.removeprefix("->"), "refValue" if key.startswith("->") else "stringValue": value}
        for key, value in fields.items()
    ]


def _turn(service: DataPipelineService) -> float:
    begun = time.perf_counter()
    task = service.handle("PollForTask", {"workerGroup": GROUP})["taskObject"]
    service.handle("ReportTaskProgress", {"taskId": task["taskId"]})
    service.handle("SetTaskStatus", {"taskId": task["taskId"], "taskStatus": "FINISHED"})
    service.settle()
    return time.perf_counter() - begun
