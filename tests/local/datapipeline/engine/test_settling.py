"""Cascading failures, as the tables of "Cascading Failures and Reruns" have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

AT = "2026-11-24T03:00:00"


def failing(part: str) -> Callable[[str], str]:
    """Make a worker that fails the tasks of one object."""
    return lambda name: "FAILED" if part in name else "FINISHED"


def test_an_activity_fails_and_its_consumers_cascade(cloud: Any, clickstream: dict[str, Any]) -> None:
    """Output data node and next activity are CASCADE_FAILED; the unused resource is FINISHED; the input stays."""
    pipeline = cloud.deploy(clickstream)
    cloud.run(failing("Transform"))
    assert cloud.statuses(pipeline) == {
        f"@RawLogs_{AT}": "FINISHED",
        f"@LogsReady_{AT}": "FINISHED",
        f"@Transform_{AT}": "FAILED",
        f"@Cluster_{AT}": "FINISHED",
        f"@Staging_{AT}": "CASCADE_FAILED",
        f"@Load_{AT}": "CASCADE_FAILED",
        f"@Machine_{AT}": "FINISHED",
        f"@Weblogs_{AT}": "CASCADE_FAILED",
    }
    chain = cloud.describe(pipeline, f"@Weblogs_{AT}")["@cascadeFailedOn"]
    assert chain == [{"ref": f"@Transform_{AT}"}, {"ref": f"@Staging_{AT}"}, {"ref": f"@Load_{AT}"}]
    assert cloud.ids(pipeline, "ATTEMPT") == [
        f"@LogsReady_{AT}_Attempt=1",
        f"@Cluster_{AT}_Attempt=1",
        f"@Transform_{AT}_Attempt=1",
        f"@Transform_{AT}_Attempt=2",
    ]


def test_a_precondition_fails_and_everything_behind_it_cascades(cloud: Any, clickstream: dict[str, Any]) -> None:
    """The data node fails with it, then the activity, and no machine is started."""
    pipeline = cloud.deploy(clickstream)
    cloud.run(failing("LogsReady"))
    statuses = cloud.statuses(pipeline)
    assert statuses[f"@LogsReady_{AT}"] == "FAILED"
    assert [statuses[f"@{name}_{AT}"] for name in ("RawLogs", "Transform", "Staging", "Load", "Weblogs")] == [
        "CASCADE_FAILED"
    ] * 5
    assert [name for name in cloud.ids(pipeline, "ATTEMPT") if "Cluster" in name] == []


def test_preconditions_of_what_cascades_are_cancelled(cloud: Any, clickstream: dict[str, Any]) -> None:
    """A precondition of the failed activity's output data node is CANCELED."""
    staging = clickstream["objects"][6]
    staging["precondition"] = {"ref": "StagingReady"}
    clickstream["objects"].append({"id": "StagingReady", "type": "S3KeyExists", "s3Key": "s3://x/y", "role": "r"})
    pipeline = cloud.deploy(clickstream)

    def work(name: str) -> str:
        return "FALSE" if "StagingReady" in name else "FAILED" if "Transform" in name else "FINISHED"

    cloud.run(work)
    assert cloud.statuses(pipeline)[f"@Staging_{AT}"] == "CASCADE_FAILED"
    fields = cloud.describe(pipeline, f"@StagingReady_{AT}")
    assert fields["@status"] == "CANCELED"
    assert fields["cancellationReason"] == f"@Staging_{AT}, which it was for, is CASCADE_FAILED"


@pytest.mark.parametrize("mode", ["cascade", "none"])
def test_the_activity_of_a_resource_that_times_out_is_cancelled(
    cloud: Any, clickstream: dict[str, Any], mode: str
) -> None:
    """Its consumers cascade, or wait for ever and say so."""
    clickstream["objects"][0]["failureAndRerunMode"] = mode
    pipeline = cloud.deploy(clickstream)
    cloud.answer(cloud.poll())
    task = cloud.poll()
    for _ in range(360):
        cloud.call("ReportTaskProgress", taskId=task["taskId"])
        cloud.sleep(seconds=5)
    statuses = cloud.statuses(pipeline)
    assert statuses[f"@Cluster_{AT}"] == "TIMEDOUT"
    assert statuses[f"@Transform_{AT}"] == "CANCELED"
    fields = cloud.describe(pipeline, f"@Transform_{AT}")
    assert fields["cancellationReason"] == f"its resource @Cluster_{AT} is TIMEDOUT"
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": True}
    if mode == "cascade":
        assert statuses[f"@Load_{AT}"] == "CASCADE_FAILED"
    else:
        assert statuses[f"@Load_{AT}"] == "WAITING_ON_DEPENDENCIES"
        waiting = cloud.describe(pipeline, f"@Load_{AT}")["@waitingOn"]
        assert waiting == f"@Staging_{AT} (WAITING_ON_DEPENDENCIES, blocked)"
        assert cloud.describe(pipeline, f"@Staging_{AT}")["@waitingOn"] == f"@Transform_{AT} (CANCELED)"


def test_independent_branches_go_on(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """Only consumers of what failed are affected."""
    definition = chain("A", "B", failureAndRerunMode="cascade", maximumRetries="0")
    definition["objects"].append({"id": "Alone", "type": "ShellCommandActivity", "command": "true", "workerGroup": "w"})
    pipeline = cloud.deploy(definition)
    cloud.run(failing("@A_"), group="w")
    assert cloud.statuses(pipeline) == {
        f"@A_{AT}": "FAILED",
        f"@B_{AT}": "CASCADE_FAILED",
        f"@Alone_{AT}": "FINISHED",
    }


def test_a_machine_does_not_run_for_what_is_blocked(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """Mode none: B waits for ever, so its machine stops; a rerun of A starts it anew."""
    definition = chain("A", "B", maximumRetries="0", role="r", resourceRole="r")
    for item in definition["objects"][2:]:
        item.pop("workerGroup")
        item["runsOn"] = {"ref": "Machine"}
    definition["objects"].append({"id": "Machine", "type": "Ec2Resource"})
    pipeline = cloud.deploy(definition)
    cloud.run(failing("@A_"))
    assert cloud.statuses(pipeline) == {
        f"@A_{AT}": "FAILED",
        f"@B_{AT}": "WAITING_ON_DEPENDENCIES",
        f"@Machine_{AT}": "FINISHED",
    }
    cloud.set_status(pipeline, "RERUN", f"@A_{AT}")
    assert cloud.run() == [f"@A_{AT}_Attempt=2", f"@B_{AT}_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"
