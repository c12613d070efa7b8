"""Activation, deactivation and resumption."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from penstock.local.datapipeline import Pace
from penstock.local.errors import ServiceError

Chain = Callable[..., dict[str, Any]]


def hourly(definition: dict[str, Any]) -> dict[str, Any]:
    """Give a chain a schedule of one hour without an end."""
    definition["objects"][1].pop("occurrences")
    definition["objects"][1]["period"] = "1 hour"
    return definition


def test_deactivation_cancels_and_activation_resumes(cloud: Any, chain: Chain) -> None:
    """What was cancelled runs again, and the intervals missed meanwhile are made up for."""
    pipeline = cloud.deploy(hourly(chain("A")))
    task = cloud.poll("w")
    cloud.call("DeactivatePipeline", pipelineId=pipeline)
    assert cloud.state(pipeline)["@pipelineState"] == "INACTIVE"
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": True}
    cloud.sleep(hours=2)
    assert cloud.ids(pipeline) == ["@A_2026-11-24T03:00:00"]

    cloud.call("ActivatePipeline", pipelineId=pipeline)
    done = cloud.run(group="w", until=datetime(2026, 11, 24, 5, 30, tzinfo=UTC))
    assert done == [
        "@A_2026-11-24T03:00:00_Attempt=2",
        "@A_2026-11-24T04:00:00_Attempt=1",
        "@A_2026-11-24T05:00:00_Attempt=1",
    ]


def test_deactivation_may_wait_for_what_runs(cloud: Any, chain: Chain) -> None:
    """DEACTIVATING until the running activity ends; nothing new starts."""
    pipeline = cloud.deploy(hourly(chain("A", "B")))
    task = cloud.poll("w")
    cloud.call("DeactivatePipeline", pipelineId=pipeline, cancelActive=False)
    assert cloud.state(pipeline)["@pipelineState"] == "DEACTIVATING"
    cloud.answer(task)
    assert cloud.state(pipeline)["@pipelineState"] == "INACTIVE"
    assert cloud.poll("w") is None
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert cloud.poll("w")["attemptId"] == "@B_2026-11-24T03:00:00_Attempt=1"


def test_a_start_timestamp_skips_what_is_before(cloud: Any, chain: Chain) -> None:
    """Intervals before it become SKIPPED, those already there included."""
    pipeline = cloud.deploy(hourly(chain("A")))
    cloud.poll("w")
    cloud.call("DeactivatePipeline", pipelineId=pipeline)
    cloud.sleep(hours=3)
    resume = datetime(2026, 11, 24, 5, 0, tzinfo=UTC).timestamp()
    cloud.call("ActivatePipeline", pipelineId=pipeline, startTimestamp=resume)
    assert cloud.statuses(pipeline) == {
        "@A_2026-11-24T03:00:00": "CANCELED",
        "@A_2026-11-24T04:00:00": "SKIPPED",
        "@A_2026-11-24T05:00:00": "WAITING_FOR_RUNNER",
        "@A_2026-11-24T06:00:00": "WAITING_FOR_RUNNER",
    }


def test_a_changed_definition_applies_to_new_runs(cloud: Any, chain: Chain) -> None:
    """After the next activation, and not to what exists already."""
    definition = hourly(chain("A"))
    pipeline = cloud.deploy(definition)
    definition["objects"][2]["command"] = "echo new"
    assert cloud.put(pipeline, definition)["errored"] is False
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    cloud.sleep(hours=1)
    commands = [cloud.describe(pipeline, f"@A_2026-11-24T{hour}:00:00")["command"] for hour in ("03", "04")]
    assert commands == ["true", "echo new"]


def test_only_an_active_pipeline_can_be_deactivated(cloud: Any) -> None:
    """A new one is PENDING."""
    pipeline = cloud.call("CreatePipeline", name="p", uniqueId="p")["pipelineId"]
    with pytest.raises(ServiceError, match="is PENDING; only an active one can be deactivated"):
        cloud.call("DeactivatePipeline", pipelineId=pipeline)


def test_activating_again_leaves_one_timer_for_the_next_interval(cloud: Any, chain: Chain) -> None:
    """Each deployment activates; the timers must not pile up."""
    pipeline = cloud.deploy(hourly(chain("A")))
    for _ in range(3):
        cloud.call("ActivatePipeline", pipelineId=pipeline)
    sql = "SELECT due FROM timers WHERE kind = ?"
    due = datetime(2026, 11, 24, 4, 0, tzinfo=UTC).timestamp()
    assert cloud.service._store.query(sql, ("create",)) == [(due,)]
    assert cloud.ids(pipeline) == ["@A_2026-11-24T03:00:00"]


def machine_chain(chain: Chain) -> dict[str, Any]:
    """A, then B, on one machine."""
    definition = chain("A", "B", role="r", resourceRole="r")
    for item in definition["objects"][2:]:
        item.pop("workerGroup")
        item["runsOn"] = {"ref": "Machine"}
    definition["objects"].append({"id": "Machine", "type": "Ec2Resource"})
    return definition


def test_deactivation_that_waits_stops_the_machine_after_what_runs(cloud: Any, chain: Chain) -> None:
    """B, which would run on it, does not start before the activation, and has it started again."""
    pipeline = cloud.deploy(machine_chain(chain))
    task = cloud.poll()
    cloud.call("DeactivatePipeline", pipelineId=pipeline, cancelActive=False)
    assert cloud.statuses(pipeline)["@Machine_2026-11-24T03:00:00"] == "RUNNING"
    cloud.answer(task)
    assert cloud.statuses(pipeline)["@Machine_2026-11-24T03:00:00"] == "FINISHED"
    assert cloud.state(pipeline)["@pipelineState"] == "INACTIVE"
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert cloud.run() == ["@B_2026-11-24T03:00:00_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_a_second_deactivation_may_cancel_what_the_first_waits_for(cloud: Any, chain: Chain) -> None:
    """Machine and activity are CANCELED, and both run again after the activation."""
    pipeline = cloud.deploy(machine_chain(chain))
    cloud.poll()
    cloud.call("DeactivatePipeline", pipelineId=pipeline, cancelActive=False)
    cloud.call("DeactivatePipeline", pipelineId=pipeline)
    assert cloud.statuses(pipeline) == {
        "@A_2026-11-24T03:00:00": "CANCELED",
        "@B_2026-11-24T03:00:00": "WAITING_ON_DEPENDENCIES",
        "@Machine_2026-11-24T03:00:00": "CANCELED",
    }
    assert cloud.state(pipeline)["@pipelineState"] == "INACTIVE"
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert cloud.run() == ["@A_2026-11-24T03:00:00_Attempt=2", "@B_2026-11-24T03:00:00_Attempt=1"]


def test_nothing_is_late_in_an_inactive_pipeline(cloud: Any, chain: Chain) -> None:
    """It is kept from starting on purpose."""
    definition = chain("A", "B", lateAfterTimeout="15 minutes", onLateAction={"ref": "Stop"})
    definition["objects"].append({"id": "Stop", "type": "Terminate"})
    pipeline = cloud.deploy(definition)
    task = cloud.poll("w")
    cloud.call("DeactivatePipeline", pipelineId=pipeline, cancelActive=False)
    cloud.answer(task)
    cloud.sleep(hours=1)
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert cloud.run(group="w") == ["@B_2026-11-24T03:00:00_Attempt=1"]


def test_deactivation_that_waits_stops_a_machine_that_has_not_started(
    make_cloud: Callable[..., Any], chain: Chain
) -> None:
    """Its activity does not run yet, so nothing is to be waited for but the machine's end."""
    cloud = make_cloud(Pace.SERVICE)
    pipeline = cloud.deploy(machine_chain(chain))
    cloud.sleep(minutes=1)
    cloud.call("DeactivatePipeline", pipelineId=pipeline, cancelActive=False)
    assert cloud.statuses(pipeline)["@Machine_2026-11-24T03:00:00"] == "SHUTTING_DOWN"
    cloud.sleep(minutes=1)
    assert cloud.state(pipeline)["@pipelineState"] == "INACTIVE"
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert len(cloud.run()) == 2
