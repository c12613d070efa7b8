"""Alarms and Terminate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

AT = "2026-11-24T03:00:00"
TOPIC = "arn:aws:sns:us-east-1:123456789012:alarms"


def test_an_alarm_tells_of_a_failure_after_all_tries(cloud: Any, clickstream: dict[str, Any]) -> None:
    """One message for the activity that failed, and one for the one that failed with it."""
    pipeline = cloud.deploy(clickstream)
    cloud.run(lambda name: ("FAILED", {"errorMessage": "line 3: syntax"}) if "Transform" in name else "FINISHED")
    cascade = f"CASCADE_FAILED @Staging_{AT}, which it depends on, is CASCADE_FAILED"
    assert cloud.mailbox.messages == [
        (TOPIC, "logsProcess failed", "FAILED line 3: syntax"),
        (TOPIC, "Load failed", cascade),
    ]
    assert cloud.statuses(pipeline)[f"@Load_{AT}"] == "CASCADE_FAILED"


def test_a_late_activity_is_told_of_once(cloud: Any, clickstream: dict[str, Any]) -> None:
    """One hour after its scheduled start it has not started; it may still run."""
    pipeline = cloud.deploy(clickstream)
    task = cloud.poll()
    for _ in range(725):
        cloud.call("ReportTaskProgress", taskId=task["taskId"])
        cloud.sleep(seconds=5)
    assert cloud.mailbox.messages == [(TOPIC, "logsProcess is late", f"scheduled for {AT}")]
    cloud.answer(task)
    cloud.run()
    assert [subject for _, subject, _ in cloud.mailbox.messages] == ["logsProcess is late", "loaded"]
    assert cloud.statuses(pipeline)[f"@Transform_{AT}"] == "FINISHED"


def test_an_activity_that_has_started_is_not_late(cloud: Any, clickstream: dict[str, Any]) -> None:
    """However long it takes."""
    clickstream["objects"][5].pop("terminateAfter")
    cloud.deploy(clickstream)
    cloud.answer(cloud.poll())
    task = cloud.poll()
    for _ in range(725):
        cloud.call("ReportTaskProgress", taskId=task["taskId"])
        cloud.sleep(seconds=5)
    assert cloud.mailbox.messages == []


def test_terminate_cancels_what_is_late(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """With the reason, and without an alarm of its own."""
    definition = chain("A", lateAfterTimeout="15 minutes", onLateAction={"ref": "Stop"})
    definition["objects"].append({"id": "Stop", "type": "Terminate"})
    pipeline = cloud.deploy(definition)
    cloud.sleep(minutes=15)
    fields = cloud.describe(pipeline, f"@A_{AT}")
    assert fields["@status"] == "CANCELED"
    assert fields["cancellationReason"] == "terminated by Stop: it had not started by lateAfterTimeout"
    assert cloud.poll("w") is None


def test_an_alarm_that_cannot_be_published_harms_nothing(cloud: Any, clickstream: dict[str, Any]) -> None:
    """The run goes on; nobody tries for ever."""

    def refuse(topic_arn: str, subject: str, message: str) -> None:
        raise ConnectionError(topic_arn, subject, message)

    cloud.mailbox.publish = refuse
    pipeline = cloud.deploy(clickstream)
    cloud.run()
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_a_resource_may_be_late(cloud: Any, clickstream: dict[str, Any]) -> None:
    """It is told of, and Terminate cancels it and what needs it."""
    cluster = clickstream["objects"][5]
    cluster["lateAfterTimeout"] = "30 minutes"
    cluster["onLateAction"] = [{"ref": "Late"}, {"ref": "Stop"}]
    clickstream["objects"].append({"id": "Stop", "type": "Terminate"})
    pipeline = cloud.deploy(clickstream)
    cloud.sleep(minutes=30)
    assert cloud.mailbox.messages[0] == (TOPIC, "Cluster is late", f"scheduled for {AT}")
    reason = "terminated by Stop: it had not started by lateAfterTimeout"
    assert cloud.describe(pipeline, f"@Cluster_{AT}")["cancellationReason"] == reason
    assert cloud.statuses(pipeline)[f"@Transform_{AT}"] == "CANCELED"


def test_a_resource_that_runs_is_not_late(cloud: Any, clickstream: dict[str, Any]) -> None:
    """It has started."""
    clickstream["objects"][5] |= {"lateAfterTimeout": "15 minutes", "onLateAction": {"ref": "Late"}}
    clickstream["objects"][5].pop("terminateAfter")
    cloud.deploy(clickstream)
    cloud.answer(cloud.poll())
    task = cloud.poll()
    for _ in range(200):
        cloud.call("ReportTaskProgress", taskId=task["taskId"])
        cloud.sleep(seconds=5)
    assert cloud.mailbox.messages == []
