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


def test_nothing_is_late_on_demand(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """The guide says so: there is no time at which it should have started."""
    definition = chain("A", lateAfterTimeout="15 minutes", onLateAction={"ref": "Stop"}, scheduleType="ondemand")
    definition["objects"][0].pop("schedule")
    definition["objects"][1] = {"id": "Stop", "type": "Terminate"}
    pipeline = cloud.deploy(definition)
    cloud.sleep(hours=2)
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "WAITING_FOR_RUNNER"}


def test_a_data_node_and_a_precondition_may_be_late(cloud: Any, clickstream: dict[str, Any]) -> None:
    """Each is told of by its own name; the precondition, which nobody has taken, is cancelled and fails its node."""
    nodes, condition = clickstream["objects"][2], clickstream["objects"][3]
    for item, minutes in ((nodes, "15 minutes"), (condition, "20 minutes")):
        item |= {"lateAfterTimeout": minutes, "onLateAction": [{"ref": "Late"}]}
    condition["onLateAction"].append({"ref": "Stop"})
    clickstream["objects"].append({"id": "Stop", "type": "Terminate"})
    pipeline = cloud.deploy(clickstream)
    cloud.sleep(minutes=20)
    assert [subject for _, subject, _ in cloud.mailbox.messages][:2] == ["RawLogs is late", "LogsReady is late"]
    found = cloud.statuses(pipeline)
    assert (found[f"@LogsReady_{AT}"], found[f"@RawLogs_{AT}"]) == ("CANCELED", "CASCADE_FAILED")


def test_a_backfilled_interval_is_late_only_after_it_could_have_started(
    cloud: Any, chain: Callable[..., dict[str, Any]]
) -> None:
    """Its time has passed long ago; what counts is when it was created."""
    definition = chain("A", lateAfterTimeout="15 minutes", onLateAction={"ref": "Stop"})
    definition["objects"][1] = {
        "id": "Once", "type": "Schedule", "period": "1 hour", "startDateTime": "2026-11-23T12:00:00", "occurrences": "1"
    }  # fmt: skip
    definition["objects"].append({"id": "Stop", "type": "Terminate"})
    pipeline = cloud.deploy(definition)
    cloud.sleep(minutes=14, seconds=59)
    assert list(cloud.statuses(pipeline).values()) == ["WAITING_FOR_RUNNER"]
    cloud.sleep(seconds=1)
    assert list(cloud.statuses(pipeline).values()) == ["CANCELED"]
