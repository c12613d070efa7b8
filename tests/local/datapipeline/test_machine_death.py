"""Machines that die, and what becomes of what runs on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from penstock.local.datapipeline import Pace
from penstock.local.datapipeline.machine_death import MachineDeath
from penstock.local.errors import ServiceError
from tests.local.datapipeline.conftest import START

AT = "2026-11-24T03:00:00"
MACHINE = f"@Machine_{AT}"


def definition(retries: str = "2", mode: str = "none", **machine: str) -> dict[str, Any]:
    """A and Z on one machine, B after A."""
    shell = {"type": "ShellCommandActivity", "command": "true", "runsOn": {"ref": "Machine"}, "maximumRetries": retries}
    once = {"period": "1 day", "startAt": "FIRST_ACTIVATION_DATE_TIME", "occurrences": "1"}
    default = {"scheduleType": "cron", "schedule": {"ref": "Once"}, "role": "r", "resourceRole": "r"}
    return {
        "objects": [
            {"id": "Default", "failureAndRerunMode": mode, **default},
            {"id": "Once", "type": "Schedule", **once},
            {"id": "Machine", "type": "Ec2Resource", **machine},
            {"id": "A", **shell},
            {"id": "B", **shell, "dependsOn": {"ref": "A"}},
            {"id": "Z", **shell},
        ]
    }


def kill(cloud: Any, pipeline: str, name: str = MACHINE) -> None:
    """Let a machine die."""
    MachineDeath(cloud.service).handle("Kill", {"pipelineId": pipeline, "objectId": name})
    cloud.service.settle()


def test_what_runs_on_a_machine_that_dies_is_tried_again_on_the_next_one(cloud: Any) -> None:
    """Its worker is told to stop; what no worker had taken has not been tried, and goes to the next machine, too."""
    pipeline = cloud.deploy(definition())
    task = cloud.poll()
    kill(cloud, pipeline)
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": True}
    assert cloud.statuses(pipeline) == {
        MACHINE: "CREATING",
        f"@A_{AT}": "WAITING_ON_DEPENDENCIES",
        f"@B_{AT}": "WAITING_ON_DEPENDENCIES",
        f"@Z_{AT}": "WAITING_ON_DEPENDENCIES",
    }
    assert cloud.describe(pipeline, f"@A_{AT}")["@waitingOn"] == f"{MACHINE} (CREATING)"
    assert cloud.describe(pipeline, MACHINE)["@waitingOn"] == "attempt 2 at 2026-11-24T03:00:01 (retryDelay)"
    assert cloud.poll() is None
    attempt = cloud.describe(pipeline, f"@A_{AT}_Attempt=1")
    assert (attempt["@status"], attempt["errorId"], attempt["errorMessage"]) == (
        "FAILED",
        "Service_ResourceFailed",
        f"{MACHINE}, on which it ran, has failed: its machine was terminated",
    )
    assert cloud.describe(pipeline, f"@Z_{AT}_Attempt=1")["@status"] == "CANCELED"
    cloud.sleep(seconds=1)
    assert cloud.describe(pipeline, MACHINE)["@headAttempt"] == {"ref": f"{MACHINE}_Attempt=2"}
    assert cloud.run() == [f"@A_{AT}_Attempt=2", f"@Z_{AT}_Attempt=2", f"@B_{AT}_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"
    launches = [cloud.describe(pipeline, f"{MACHINE}_Attempt={number}")["@status"] for number in (1, 2)]
    assert launches == ["FAILED", "FINISHED"]


def test_launches_and_tries_are_counted(cloud: Any) -> None:
    """Two retries of an activity are three tries, whatever they failed for; so it is with launches."""
    pipeline = cloud.deploy(definition())
    for _ in range(2):
        cloud.poll()
        kill(cloud, pipeline)
        cloud.sleep(seconds=1)
    first, second = cloud.poll(), cloud.poll()
    assert [first["attemptId"], second["attemptId"]] == [f"@A_{AT}_Attempt=3", f"@Z_{AT}_Attempt=3"]
    kill(cloud, pipeline)
    found = cloud.statuses(pipeline)
    assert (found[MACHINE], found[f"@A_{AT}"], found[f"@Z_{AT}"]) == ("FAILED", "CANCELED", "CANCELED")
    assert cloud.describe(pipeline, MACHINE)["@failureReason"] == "its machine was terminated"


def test_an_activity_without_tries_fails_with_its_machine(cloud: Any) -> None:
    """The machine is launched again for the others."""
    wanted = definition()
    wanted["objects"][3]["maximumRetries"] = "0"
    pipeline = cloud.deploy(wanted)
    cloud.poll()
    cloud.poll()
    kill(cloud, pipeline)
    assert cloud.statuses(pipeline)[f"@A_{AT}"] == "FAILED"
    cloud.sleep(seconds=1)
    assert cloud.run() == [f"@Z_{AT}_Attempt=2"]
    assert cloud.statuses(pipeline)[MACHINE] == "FINISHED"


def test_action_on_task_failure_terminate_holds_for_that_failure_also(cloud: Any) -> None:
    """There is no next launch: the other task is cancelled."""
    wanted = definition(actionOnTaskFailure="terminate")
    wanted["objects"][3]["maximumRetries"] = "0"
    pipeline = cloud.deploy(wanted)
    cloud.poll()
    cloud.poll()
    kill(cloud, pipeline)
    cloud.sleep(hours=1)
    found = cloud.statuses(pipeline)
    assert (found[MACHINE], found[f"@A_{AT}"], found[f"@Z_{AT}"]) == ("CANCELED", "FAILED", "CANCELED")


@pytest.mark.parametrize(("mode", "expected"), [("cascade", "CANCELED"), ("none", "WAITING_ON_DEPENDENCIES")])
def test_action_on_resource_failure_retrynone(cloud: Any, mode: str, expected: str) -> None:
    """The activities become CANCELED; one that has not begun waits on in mode none."""
    pipeline = cloud.deploy(definition(mode=mode, actionOnResourceFailure="retrynone"))
    cloud.poll()
    kill(cloud, pipeline)
    assert cloud.statuses(pipeline) == {
        MACHINE: "FAILED",
        f"@A_{AT}": "CANCELED",
        f"@B_{AT}": expected,
        f"@Z_{AT}": "CANCELED",
    }
    reason = cloud.describe(pipeline, f"@A_{AT}")["cancellationReason"]
    assert reason == f"its resource {MACHINE} is FAILED"
    cloud.set_status(pipeline, "RERUN", MACHINE)
    cloud.run()
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_a_retry_waits_for_the_next_machine(make_cloud: Callable[..., Any]) -> None:
    """A task whose retryDelay ends while the machine is started again."""
    cloud = make_cloud(Pace.SERVICE)
    pipeline = cloud.deploy(definition(retryDelay="20 minutes"))
    cloud.sleep(minutes=5)
    cloud.answer(cloud.poll(), "FAILED")
    kill(cloud, pipeline)
    cloud.sleep(minutes=15)
    assert cloud.describe(pipeline, f"@A_{AT}")["@waitingOn"] == f"{MACHINE} (CREATING)"
    assert cloud.poll() is None
    cloud.sleep(minutes=10)
    assert [cloud.poll()["attemptId"], cloud.poll()["attemptId"]] == [f"@A_{AT}_Attempt=2", f"@Z_{AT}_Attempt=2"]


def test_a_machine_that_dies_while_it_is_started(make_cloud: Callable[..., Any]) -> None:
    """It is launched again; between two launches there is nothing to kill."""
    cloud = make_cloud(Pace.SERVICE)
    pipeline = cloud.deploy(definition())
    cloud.service.settle()
    kill(cloud, pipeline)
    with pytest.raises(ServiceError, match="is CREATING: it has no machine now"):
        kill(cloud, pipeline)
    cloud.sleep(minutes=15)
    assert cloud.statuses(pipeline)[MACHINE] == "RUNNING"


@pytest.mark.parametrize("field", ["attemptTimeout", "terminateAfter"])
def test_attempt_timeout_ends_a_launch_and_terminate_after_the_resource(
    make_cloud: Callable[..., Any], field: str
) -> None:
    """After the one it is launched again, after the other it is not, whatever actionOnResourceFailure says."""
    cloud = make_cloud(Pace.SERVICE)
    pipeline = cloud.deploy(definition(retryDelay="2 minutes", **{field: "30 minutes"}))
    cloud.sleep(minutes=5)
    task = cloud.poll()
    while cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": False}:
        cloud.sleep(minutes=1)
    assert cloud.clock.now() == START + timedelta(minutes=30)
    cloud.sleep(minutes=7)
    found = cloud.statuses(pipeline)
    launch = cloud.describe(pipeline, f"{MACHINE}_Attempt=1")
    if field == "terminateAfter":
        assert (found[MACHINE], found[f"@A_{AT}"], launch["@status"]) == ("TIMEDOUT", "CANCELED", "TIMEDOUT")
        return
    assert (found[MACHINE], launch["errorId"]) == ("RUNNING", "Service_AttemptTimeout")
    assert cloud.describe(pipeline, f"@A_{AT}_Attempt=1")["errorId"] == "Service_ResourceFailed"
    assert cloud.poll()["attemptId"] == f"@A_{AT}_Attempt=2"


def test_a_precondition_is_asked_again_on_the_next_machine(cloud: Any, clickstream: dict[str, Any]) -> None:
    """It runs where its user does; its task says where that is."""
    clickstream["objects"][4]["precondition"] = {"ref": "Ready"}
    clickstream["objects"].append({"id": "Ready", "type": "ShellCommandPrecondition", "command": "true"})
    pipeline = cloud.deploy(clickstream)
    cloud.answer(cloud.poll())  # LogsReady
    task = cloud.poll()
    assert task["attemptId"] == f"@Ready_{AT}_Attempt=1"
    fields = {entry["key"]: entry for entry in task["objects"][task["attemptId"]]["fields"]}
    assert fields["runsOn"]["refValue"] == f"@Cluster_{AT}"
    cluster = {entry["key"]: entry for entry in task["objects"][f"@Cluster_{AT}"]["fields"]}
    assert cluster["@headAttempt"]["refValue"] == f"@Cluster_{AT}_Attempt=1"
    kill(cloud, pipeline, f"@Cluster_{AT}")
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": True}
    cloud.sleep(seconds=1)
    assert cloud.poll()["attemptId"] == f"@Ready_{AT}_Attempt=2"


def test_a_resource_that_is_paused_is_not_launched_again(cloud: Any) -> None:
    """Until it is resumed."""
    pipeline = cloud.deploy(definition())
    cloud.poll()
    cloud.set_status(pipeline, "PAUSE", "Machine")
    kill(cloud, pipeline)
    cloud.sleep(hours=1)
    fields = cloud.describe(pipeline, MACHINE)
    assert (fields["@status"], fields["@waitingOn"]) == ("WAITING_ON_DEPENDENCIES", "Machine (PAUSED)")
    cloud.set_status(pipeline, "RESUME", "Machine")
    assert cloud.run() == [f"@A_{AT}_Attempt=2", f"@Z_{AT}_Attempt=2", f"@B_{AT}_Attempt=1"]
    assert cloud.statuses(pipeline)[MACHINE] == "FINISHED"


def test_what_has_started_is_not_late_when_its_machine_dies(make_cloud: Callable[..., Any]) -> None:
    """What no worker has taken is."""
    cloud = make_cloud(Pace.SERVICE)
    wanted = definition()
    alarm = {"type": "SnsAlarm", "topicArn": "t", "role": "r", "subject": "#{node.@id}", "message": "late"}
    wanted["objects"].append({"id": "Late", **alarm})
    for item in wanted["objects"][3:6]:
        item |= {"lateAfterTimeout": "16 minutes", "onLateAction": {"ref": "Late"}}
    pipeline = cloud.deploy(wanted)
    cloud.sleep(minutes=5)
    cloud.poll()
    kill(cloud, pipeline)
    cloud.sleep(minutes=25)
    assert cloud.statuses(pipeline)[MACHINE] == "RUNNING"
    assert sorted(message[1] for message in cloud.mailbox.messages) == [f"@B_{AT}", f"@Z_{AT}"]


def test_a_service_that_is_killed_goes_on_with_the_launch(cloud: Any) -> None:
    """What follows a death is in the store."""
    pipeline = cloud.deploy(definition())
    cloud.poll()
    kill(cloud, pipeline)
    cloud.kill()
    cloud.sleep(seconds=1)
    cloud.run()
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (f"@A_{AT}", "has no instance of a resource '@A_"),
        ("Machine", "has no instance of a resource 'Machine'"),
        (MACHINE, "is FINISHED: it has no machine now"),
    ],
)
def test_only_a_machine_can_die(cloud: Any, name: str, message: str) -> None:
    """An instance of a resource that is launched."""
    wanted = definition(retries="0")
    wanted["objects"][3]["command"] = "false"
    pipeline = cloud.deploy(wanted)
    cloud.run(lambda attempt: "FAILED" if "@A" in attempt else "FINISHED")
    with pytest.raises(ServiceError, match=message):
        kill(cloud, pipeline, name)
