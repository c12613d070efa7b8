"""Alarms are delivered beside everything else."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.clock import RealClock
from penstock.local.datapipeline import DataPipelineService, Pace


class SlowTopic:
    """A notifier that answers only when it is let."""

    def __init__(self) -> None:
        self.asked, self.let = threading.Event(), threading.Event()
        self.messages: list[str] = []

    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Wait, and keep the message."""
        self.asked.set()
        self.let.wait(10)
        self.messages.append(f"{topic_arn} {subject} {message}")


def test_a_slow_topic_holds_up_nothing(tmp_path: Path, chain: Any) -> None:
    """The next activity is given out while the alarm of the first is still under way; it is delivered once."""
    alarm = {"id": "Done", "type": "SnsAlarm", "topicArn": "t", "role": "r", "subject": "s", "message": "#{node.name}"}
    definition = chain("A", "B", retryDelay="2 minutes")
    definition["objects"][2]["onSuccess"] = {"ref": "Done"}
    definition["objects"].append(alarm)
    topic = SlowTopic()
    path = tmp_path / "s.sqlite"
    service = DataPipelineService(store_path=path, clock=RealClock(), pace=Pace.LAPTOP, notify=topic)
    service.start()
    pipeline = service.handle("CreatePipeline", {"name": "p", "uniqueId": "p"})["pipelineId"]
    service.handle("PutPipelineDefinition", {"pipelineId": pipeline, **to_api(from_cli(definition))})
    service.handle("ActivatePipeline", {"pipelineId": pipeline})
    first = service.handle("PollForTask", {"workerGroup": "w"})["taskObject"]
    service.handle("SetTaskStatus", {"taskId": first["taskId"], "taskStatus": "FINISHED"})
    assert topic.asked.wait(10)

    second = service.handle("PollForTask", {"workerGroup": "w"})["taskObject"]
    service.handle("SetTaskStatus", {"taskId": second["taskId"], "taskStatus": "FAILED"})
    began = time.monotonic()
    third = service.handle("PollForTask", {"workerGroup": "w"})["taskObject"]  # the engine's thread fires the retry
    assert third["attemptId"].endswith("_Attempt=2")
    assert time.monotonic() - began > 0.5

    assert topic.messages == []
    topic.let.set()
    service.close()
    assert topic.messages == ["t s A"]
    again = DataPipelineService(store_path=path, clock=RealClock(), pace=Pace.LAPTOP, notify=topic)
    again.settle()
    again.close()
    assert topic.messages == ["t s A"]
