"""Launches that take too long, and what the failure of a task or of a resource means for the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.local.datapipeline import Pace

AT = "2026-11-24T03:00:00"


def definition(**machine: str) -> dict[str, Any]:
    """A and Z on one machine, B after A."""
    shell = {"type": "ShellCommandActivity", "command": "true", "runsOn": {"ref": "Machine"}, "maximumRetries": "0"}
    once = {"period": "1 day", "startAt": "FIRST_ACTIVATION_DATE_TIME", "occurrences": "1"}
    default = {"scheduleType": "cron", "schedule": {"ref": "Once"}, "role": "r", "resourceRole": "r"}
    return {
        "objects": [
            {"id": "Default", **default},
            {"id": "Once", "type": "Schedule", **once},
            {"id": "Machine", "type": "Ec2Resource", **machine},
            {"id": "A", **shell},
            {"id": "B", **shell, "dependsOn": {"ref": "A"}},
            {"id": "Z", **shell},
        ]
    }


@pytest.fixture
def slow(make_cloud: Callable[..., Any]) -> Any:
    """A service whose machines take five minutes to start."""
    return make_cloud(Pace.SERVICE)


def test_a_launch_longer_than_init_timeout_is_tried_again(slow: Any) -> None:
    """After retryDelay, maximumRetries times; then the resource has FAILED, and what needs it waits and says so."""
    pipeline = slow.deploy(definition(initTimeout="2 minutes", maximumRetries="1", retryDelay="10 minutes"))
    slow.sleep(minutes=2)
    fields = slow.describe(pipeline, f"@Machine_{AT}")
    assert (fields["@status"], fields["@waitingOn"]) == ("CREATING", "attempt 2 at 2026-11-24T03:12:00 (retryDelay)")
    first = slow.describe(pipeline, f"@Machine_{AT}_Attempt=1")
    assert (first["@status"], first["errorId"]) == ("FAILED", "Service_InitTimeout")
    slow.sleep(minutes=12)
    fields = slow.describe(pipeline, f"@Machine_{AT}")
    assert (fields["@status"], fields["@failureReason"]) == ("FAILED", "it had not started by initTimeout")
    assert fields["@actualEndTime"] == "2026-11-24T03:14:00"
    assert slow.describe(pipeline, f"@A_{AT}")["@waitingOn"] == f"@Machine_{AT} (FAILED)"


def test_a_launch_within_init_timeout_succeeds(slow: Any) -> None:
    """Five minutes are less than six."""
    slow.deploy(definition(initTimeout="6 minutes"))
    slow.sleep(minutes=5)
    assert slow.poll()["attemptId"] == f"@A_{AT}_Attempt=1"


@pytest.mark.parametrize("action", ["retrynone", "RetryNone"])
def test_action_on_resource_failure_retrynone_tries_no_second_launch(slow: Any, action: str) -> None:
    """The first failure is the last."""
    pipeline = slow.deploy(definition(initTimeout="2 minutes", actionOnResourceFailure=action))
    slow.sleep(minutes=2)
    assert slow.statuses(pipeline)[f"@Machine_{AT}"] == "FAILED"


def test_a_launch_that_nobody_needs_any_more_is_not_repeated(slow: Any) -> None:
    """All that wanted it were cancelled during retryDelay."""
    pipeline = slow.deploy(definition(initTimeout="2 minutes"))
    slow.sleep(minutes=3)
    slow.set_status(pipeline, "TRY_CANCEL", *(f"@{name}_{AT}" for name in "ABZ"))
    slow.sleep(hours=1)
    assert slow.statuses(pipeline)[f"@Machine_{AT}"] == "FINISHED"
    assert slow.describe(pipeline, f"@Machine_{AT}_Attempt=1")["@status"] == "FAILED"
    assert [name for name in slow.ids(pipeline, "ATTEMPT") if "Machine" in name] == [f"@Machine_{AT}_Attempt=1"]


@pytest.mark.parametrize("action", [None, "continue"])
def test_action_on_task_failure_continue_keeps_the_resource(cloud: Any, action: str | None) -> None:
    """It is the default, which the guide does not name; the other task goes on."""
    pipeline = cloud.deploy(definition(**({} if action is None else {"actionOnTaskFailure": action})))
    tasks = [cloud.poll(), cloud.poll()]
    cloud.answer(tasks[0], "FAILED")
    assert cloud.statuses(pipeline)[f"@Machine_{AT}"] == "RUNNING"
    cloud.answer(tasks[1])
    assert cloud.statuses(pipeline)[f"@Z_{AT}"] == "FINISHED"


def test_action_on_task_failure_terminate_ends_the_resource(cloud: Any) -> None:
    """And with it the other task, whose worker is told."""
    pipeline = cloud.deploy(definition(actionOnTaskFailure="terminate"))
    tasks = [cloud.poll(), cloud.poll()]
    cloud.answer(tasks[0], "FAILED")
    assert cloud.statuses(pipeline) == {
        f"@Machine_{AT}": "CANCELED",
        f"@A_{AT}": "FAILED",
        f"@B_{AT}": "WAITING_ON_DEPENDENCIES",
        f"@Z_{AT}": "CANCELED",
    }
    reason = f"@A_{AT} has FAILED, and actionOnTaskFailure is terminate"
    assert cloud.describe(pipeline, f"@Machine_{AT}")["cancellationReason"] == reason
    assert cloud.call("ReportTaskProgress", taskId=tasks[1]["taskId"]) == {"canceled": True}
    cloud.set_status(pipeline, "RERUN", f"@Machine_{AT}")
    assert sorted(cloud.run()) == [f"@A_{AT}_Attempt=2", f"@B_{AT}_Attempt=1", f"@Z_{AT}_Attempt=2"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_a_task_with_tries_left_does_not_end_its_resource(cloud: Any) -> None:
    """Retries reuse it."""
    wanted = definition(actionOnTaskFailure="terminate")
    wanted["objects"][3]["maximumRetries"] = "1"
    pipeline = cloud.deploy(wanted)
    cloud.answer(cloud.poll(), "FAILED")
    assert cloud.statuses(pipeline)[f"@Machine_{AT}"] == "RUNNING"
    cloud.run()
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


@pytest.mark.parametrize(
    ("last", "expected"),
    [("true", "On-Demand, as it is the last attempt"), ("false", "Spot, at most 0.05 USD an hour")],
)
def test_the_spot_bid_of_each_launch_is_recorded(slow: Any, last: str, expected: str) -> None:
    """UseOnDemandOnLastAttempt is about the last one."""
    bid = {"spotBidPrice": "0.05", "useOnDemandOnLastAttempt": last}
    pipeline = slow.deploy(definition(initTimeout="2 minutes", maximumRetries="1", retryDelay="2 minutes", **bid))
    slow.sleep(minutes=10)
    attempts = [slow.describe(pipeline, f"@Machine_{AT}_Attempt={number}")["attemptStatus"] for number in (1, 2)]
    assert attempts == ["Spot, at most 0.05 USD an hour", expected]


def test_no_more_machines_than_max_active_instances(cloud: Any) -> None:
    """The earliest intervals first; a machine that waits for its turn says so."""
    backfill = definition(maxActiveInstances="1")
    backfill["objects"][1] = {
        "id": "Once", "type": "Schedule", "period": "1 hour", "startDateTime": "2026-11-24T00:00:00", "occurrences": "3"
    }  # fmt: skip
    pipeline = cloud.deploy(backfill)
    cloud.service.settle()
    found = cloud.statuses(pipeline)
    assert [found[f"@Machine_2026-11-24T{hour:02}:00:00"] for hour in range(3)] == [
        "RUNNING",
        *["WAITING_ON_DEPENDENCIES"] * 2,
    ]
    second = cloud.describe(pipeline, "@Machine_2026-11-24T01:00:00")
    assert second["@waitingOn"] == "its turn (limited by maxActiveInstances)"
    done = cloud.run()
    assert [name[3:16] for name in done] == [f"2026-11-24T{hour:02}" for hour in (0, 0, 0, 1, 1, 1, 2, 2, 2)]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_a_cancelled_machine_makes_room_for_the_next(cloud: Any) -> None:
    """However it ends."""
    backfill = definition(maxActiveInstances="1")
    backfill["objects"][1] = {
        "id": "Once", "type": "Schedule", "period": "1 hour", "startDateTime": "2026-11-24T00:00:00", "occurrences": "2"
    }  # fmt: skip
    pipeline = cloud.deploy(backfill)
    cloud.service.settle()
    cloud.set_status(pipeline, "TRY_CANCEL", "@Machine_2026-11-24T00:00:00")
    assert cloud.statuses(pipeline)["@Machine_2026-11-24T01:00:00"] == "RUNNING"


def test_a_machine_that_is_started_again_does_not_wait_for_later_ones(cloud: Any) -> None:
    """The later one may wait for a place that the earlier one's activity holds."""
    backfill = definition(maxActiveInstances="1")
    backfill["objects"][1] = {
        "id": "Once", "type": "Schedule", "period": "1 hour", "startDateTime": "2026-11-24T00:00:00", "occurrences": "2"
    }  # fmt: skip
    pipeline = cloud.deploy(backfill)
    cloud.service.settle()
    cloud.set_status(pipeline, "TRY_CANCEL", "@Machine_2026-11-24T00:00:00")
    cloud.set_status(pipeline, "RERUN", "@Machine_2026-11-24T00:00:00")
    found = cloud.statuses(pipeline)
    assert {found[f"@Machine_2026-11-24T{hour}:00:00"] for hour in ("00", "01")} == {"RUNNING"}
    cloud.run()
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"
