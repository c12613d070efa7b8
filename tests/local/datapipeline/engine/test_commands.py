"""SetStatus on instances: cancel, rerun, mark finished."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.local.errors import ServiceError

AT = "2026-11-24T03:00:00"
Chain = Callable[..., dict[str, Any]]


def fail_first(name: str) -> str:
    """Fail A's first attempt only."""
    return "FAILED" if name == f"@A_{AT}_Attempt=1" else "FINISHED"


def test_cancelling_a_running_activity_reaches_its_worker(cloud: Any, chain: Chain) -> None:
    """The next report says canceled, and the late result is refused."""
    pipeline = cloud.deploy(chain("A"))
    task = cloud.poll("w")
    cloud.set_status(pipeline, "TRY_CANCEL", f"@A_{AT}")
    fields = cloud.describe(pipeline, f"@A_{AT}")
    assert (fields["@status"], fields["cancellationReason"]) == ("CANCELED", "cancelled by a user")
    assert cloud.describe(pipeline, f"@A_{AT}_Attempt=1")["@status"] == "CANCELED"
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": True}
    with pytest.raises(ServiceError, match="TaskNotFoundException"):
        cloud.answer(task)


def test_cancelling_what_waits_takes_it_out_of_the_queue(cloud: Any, chain: Chain) -> None:
    """No worker gets it."""
    pipeline = cloud.deploy(chain("A"))
    cloud.set_status(pipeline, "TRY_CANCEL", f"@A_{AT}")
    assert cloud.poll("w") is None


def test_rerun_with_cascade_takes_the_consumers_along(cloud: Any, chain: Chain) -> None:
    """All tries are allowed again; attempts are counted on."""
    pipeline = cloud.deploy(chain("A", "B", "C", failureAndRerunMode="cascade", maximumRetries="0"))
    cloud.run(fail_first, group="w")
    assert list(cloud.statuses(pipeline).values()) == ["FAILED", "CASCADE_FAILED", "CASCADE_FAILED"]
    cloud.set_status(pipeline, "RERUN", f"@A_{AT}")
    assert list(cloud.statuses(pipeline).values()) == ["WAITING_FOR_RUNNER", *["WAITING_ON_DEPENDENCIES"] * 2]
    assert cloud.run(group="w") == [f"@A_{AT}_Attempt=2", f"@B_{AT}_Attempt=1", f"@C_{AT}_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"
    assert "@cascadeFailedOn" not in cloud.describe(pipeline, f"@B_{AT}")


def test_rerun_with_cascade_falls_back_when_a_dependency_has_failed(cloud: Any, chain: Chain) -> None:
    """Rerunning the consumer of what failed puts it back to CASCADE_FAILED."""
    pipeline = cloud.deploy(chain("A", "B", failureAndRerunMode="cascade", maximumRetries="0"))
    cloud.run(fail_first, group="w")
    cloud.set_status(pipeline, "RERUN", f"@B_{AT}")
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FAILED", f"@B_{AT}": "CASCADE_FAILED"}


def test_rerun_without_cascade_lets_the_waiting_consumers_go_on(cloud: Any, chain: Chain) -> None:
    """They were never over."""
    pipeline = cloud.deploy(chain("A", "B", maximumRetries="0"))
    cloud.run(fail_first, group="w")
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FAILED", f"@B_{AT}": "WAITING_ON_DEPENDENCIES"}
    cloud.set_status(pipeline, "RERUN", f"@A_{AT}")
    assert cloud.run(group="w") == [f"@A_{AT}_Attempt=2", f"@B_{AT}_Attempt=1"]


def test_rerun_starts_the_resource_again(cloud: Any, clickstream: dict[str, Any]) -> None:
    """The precondition that held is not asked again."""
    pipeline = cloud.deploy(clickstream)
    cloud.run(lambda name: "FAILED" if "Transform" in name else "FINISHED")
    cloud.set_status(pipeline, "RERUN", f"@Transform_{AT}")
    assert cloud.describe(pipeline, f"@Cluster_{AT}_Attempt=2")["@status"] == "RUNNING"
    assert cloud.run() == [f"@Transform_{AT}_Attempt=3", f"@Load_{AT}_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_rerunning_a_timed_out_resource_reruns_its_dependents(cloud: Any, clickstream: dict[str, Any]) -> None:
    """The activity that was cancelled with it runs again."""
    pipeline = cloud.deploy(clickstream)
    cloud.answer(cloud.poll())
    task = cloud.poll()
    for _ in range(360):
        cloud.call("ReportTaskProgress", taskId=task["taskId"])
        cloud.sleep(seconds=5)
    cloud.set_status(pipeline, "RERUN", f"@Cluster_{AT}")
    assert cloud.run() == [f"@Transform_{AT}_Attempt=2", f"@Load_{AT}_Attempt=1"]


def test_marking_finished_lets_consumers_go_on(cloud: Any, chain: Chain) -> None:
    """What failed counts as done, and its error is gone."""
    pipeline = cloud.deploy(chain("A", "B", maximumRetries="0"))
    cloud.run(fail_first, group="w")
    cloud.set_status(pipeline, "MARK_FINISHED", f"@A_{AT}")
    assert cloud.run(group="w") == [f"@B_{AT}_Attempt=1"]
    assert cloud.describe(pipeline, "A")["@healthStatus"] == "HEALTHY"


def test_a_finished_pipeline_takes_no_commands(cloud: Any, chain: Chain) -> None:
    """As the API says."""
    pipeline = cloud.deploy(chain("A"))
    cloud.run(group="w")
    with pytest.raises(ServiceError, match="is FINISHED; the status of its objects cannot be set"):
        cloud.set_status(pipeline, "RERUN", f"@A_{AT}")


def test_a_paused_component_starts_nothing_until_it_resumes(cloud: Any, chain: Chain) -> None:
    """It says why."""
    pipeline = cloud.deploy(chain("A", "B"))
    cloud.set_status(pipeline, "PAUSE", "B")
    assert cloud.run(group="w") == [f"@A_{AT}_Attempt=1"]
    assert cloud.describe(pipeline, "B")["@status"] == "PAUSED"
    assert cloud.describe(pipeline, f"@B_{AT}")["@waitingOn"] == "B (PAUSED)"
    cloud.set_status(pipeline, "RESUME", "B")
    assert cloud.run(group="w") == [f"@B_{AT}_Attempt=1"]


@pytest.mark.parametrize(("status", "name"), [("RERUN", "A"), ("PAUSE", f"@A_{AT}"), ("EXPLODE", "A")])
def test_commands_for_the_wrong_sphere_are_refused(cloud: Any, chain: Chain, status: str, name: str) -> None:
    """Components pause, instances rerun."""
    pipeline = cloud.deploy(chain("A"))
    with pytest.raises(ServiceError, match="InvalidRequestException"):
        cloud.set_status(pipeline, status, name)


def test_a_paused_component_keeps_its_tasks_back(cloud: Any, chain: Chain) -> None:
    """A task that no worker has taken yet, and the retry of one that has failed."""
    definition = chain("A", "B")
    definition["objects"][3].pop("dependsOn")
    pipeline = cloud.deploy(definition)
    cloud.answer(cloud.poll("w"), "FAILED")
    cloud.set_status(pipeline, "PAUSE", "A", "B")
    cloud.sleep(minutes=1)
    assert cloud.poll("w") is None
    assert cloud.describe(pipeline, f"@A_{AT}")["@waitingOn"] == "A (PAUSED)"
    assert cloud.describe(pipeline, f"@B_{AT}")["@waitingOn"] == "B (PAUSED)"
    cloud.set_status(pipeline, "RESUME", "A", "B")
    assert sorted(cloud.run(group="w")) == [f"@A_{AT}_Attempt=2", f"@B_{AT}_Attempt=1"]


def test_pausing_leaves_running_work_alone(cloud: Any, chain: Chain) -> None:
    """It goes on to its end."""
    pipeline = cloud.deploy(chain("A"))
    task = cloud.poll("w")
    cloud.set_status(pipeline, "PAUSE", "A")
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": False}
    cloud.answer(task)
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FINISHED"}


def test_a_paused_resource_is_not_started(cloud: Any, clickstream: dict[str, Any]) -> None:
    """What needs it waits."""
    pipeline = cloud.deploy(clickstream)
    cloud.set_status(pipeline, "PAUSE", "Cluster")
    assert cloud.run() == [f"@LogsReady_{AT}_Attempt=1"]
    assert cloud.describe(pipeline, f"@Cluster_{AT}")["@waitingOn"] == "Cluster (PAUSED)"
    assert cloud.describe(pipeline, f"@Transform_{AT}")["@waitingOn"] == f"@Cluster_{AT} (WAITING_ON_DEPENDENCIES)"
    cloud.set_status(pipeline, "RESUME", "Cluster")
    assert cloud.run() == [f"@Transform_{AT}_Attempt=1", f"@Load_{AT}_Attempt=1"]


@pytest.mark.parametrize(("name", "kind"), [("Once", "Schedule"), ("Default", "parent")])
def test_what_does_not_run_cannot_be_paused(cloud: Any, chain: Chain, name: str, kind: str) -> None:
    """Schedules and Default have no instances of their own."""
    pipeline = cloud.deploy(chain("A"))
    with pytest.raises(ServiceError, match=rf"for what runs \(activity, data node, .*\); '{name}' is a {kind}$"):
        cloud.set_status(pipeline, "PAUSE", name)


@pytest.mark.parametrize("names", [(f"@A_{AT}", "A"), (f"@A_{AT}", "@A_1999-01-01T00:00:00")])
def test_a_command_is_for_all_its_objects_or_none(cloud: Any, chain: Chain, names: tuple[str, ...]) -> None:
    """A component among instances, or an unknown one, leaves the first as it was."""
    pipeline = cloud.deploy(chain("A"))
    with pytest.raises(ServiceError, match="TRY_CANCEL is for instances"):
        cloud.set_status(pipeline, "TRY_CANCEL", *names)
    assert cloud.run(group="w") == [f"@A_{AT}_Attempt=1"]


def test_commands_that_come_too_late_or_too_early_change_nothing(cloud: Any, chain: Chain) -> None:
    """TRY_CANCEL of what is over, RERUN of what is not, MARK_FINISHED of what is finished."""
    pipeline = cloud.deploy(chain("A", "B"))
    cloud.answer(cloud.poll("w"))
    ended = cloud.describe(pipeline, f"@A_{AT}")["@actualEndTime"]
    cloud.sleep(seconds=5)
    cloud.set_status(pipeline, "TRY_CANCEL", f"@A_{AT}")
    cloud.set_status(pipeline, "MARK_FINISHED", f"@A_{AT}")
    cloud.set_status(pipeline, "RERUN", f"@B_{AT}")
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FINISHED", f"@B_{AT}": "WAITING_FOR_RUNNER"}
    assert cloud.describe(pipeline, f"@A_{AT}")["@actualEndTime"] == ended
    assert cloud.run(group="w") == [f"@B_{AT}_Attempt=1"]


def test_marking_finished_stops_what_runs_and_drops_what_waits(cloud: Any, chain: Chain) -> None:
    """The worker is told, and nobody gets the task that was on offer."""
    definition = chain("A", "B")
    definition["objects"][3].pop("dependsOn")
    pipeline = cloud.deploy(definition)
    task = cloud.poll("w")
    cloud.set_status(pipeline, "MARK_FINISHED", f"@A_{AT}", f"@B_{AT}")
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": True}
    assert cloud.poll("w") is None
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_consumers_that_cascaded_can_be_rerun_after_marking_finished(cloud: Any, chain: Chain) -> None:
    """They do not come back by themselves: the command was for one object."""
    pipeline = cloud.deploy(chain("A", "B", failureAndRerunMode="cascade", maximumRetries="0"))
    cloud.run(fail_first, group="w")
    cloud.set_status(pipeline, "MARK_FINISHED", f"@A_{AT}")
    assert cloud.statuses(pipeline)[f"@B_{AT}"] == "CASCADE_FAILED"
    cloud.set_status(pipeline, "RERUN", f"@B_{AT}")
    assert cloud.run(group="w") == [f"@B_{AT}_Attempt=1"]


def test_a_skipped_interval_can_be_run_after_all(cloud: Any, clickstream: dict[str, Any]) -> None:
    """With its precondition and its machine; what it reads from other skipped objects is taken to be there."""
    clickstream["objects"][1].pop("occurrences")
    later = cloud.clock.now().timestamp() + 86_400
    pipeline = cloud.deploy(clickstream, startTimestamp=later)
    assert set(cloud.statuses(pipeline).values()) == {"SKIPPED"}
    cloud.set_status(pipeline, "RERUN", f"@Transform_{AT}", f"@RawLogs_{AT}")
    assert cloud.run(until=cloud.clock.now()) == [f"@LogsReady_{AT}_Attempt=1", f"@Transform_{AT}_Attempt=1"]
    found = cloud.statuses(pipeline)
    assert (found[f"@Cluster_{AT}"], found[f"@Staging_{AT}"], found[f"@Load_{AT}"]) == (
        "FINISHED",
        "SKIPPED",
        "SKIPPED",
    )


def test_a_cancelled_interval_that_is_not_due_yet_runs_in_time(cloud: Any, chain: Chain) -> None:
    """Timeseries: at the end of its interval, although it was cancelled and rerun before."""
    pipeline = cloud.deploy(chain("A", scheduleType="timeseries"))
    cloud.set_status(pipeline, "TRY_CANCEL", f"@A_{AT}")
    cloud.set_status(pipeline, "RERUN", f"@A_{AT}")
    cloud.sleep(hours=23, minutes=59)
    assert cloud.poll("w") is None
    cloud.sleep(minutes=1)
    assert cloud.run(group="w") == [f"@A_{AT}_Attempt=1"]


def test_a_rerun_in_an_inactive_pipeline_waits_for_its_activation(cloud: Any, chain: Chain) -> None:
    """It says so."""
    pipeline = cloud.deploy(chain("A", "B", maximumRetries="0"))
    cloud.run(fail_first, group="w")
    cloud.call("DeactivatePipeline", pipelineId=pipeline)
    cloud.set_status(pipeline, "RERUN", f"@A_{AT}")
    assert cloud.poll("w") is None
    assert cloud.describe(pipeline, f"@A_{AT}")["@waitingOn"] == f"{pipeline} (INACTIVE)"
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert cloud.run(group="w") == [f"@A_{AT}_Attempt=2", f"@B_{AT}_Attempt=1"]


@pytest.mark.parametrize("status", ["MARK_FINISHED", "TRY_CANCEL"])
def test_a_precondition_of_what_is_over_is_not_asked_again(
    cloud: Any, clickstream: dict[str, Any], status: str
) -> None:
    """Nobody wants to know."""
    pipeline = cloud.deploy(clickstream)
    cloud.set_status(pipeline, status, f"@RawLogs_{AT}")
    cloud.set_status(pipeline, "RERUN", f"@LogsReady_{AT}")
    assert cloud.statuses(pipeline)[f"@LogsReady_{AT}"] == "CANCELED"


def test_a_precondition_takes_its_cascaded_user_along_whatever_its_own_mode(
    cloud: Any, clickstream: dict[str, Any]
) -> None:
    """It is asked for its user, so it is the user's mode that counts."""
    clickstream["objects"][3]["failureAndRerunMode"] = "none"
    pipeline = cloud.deploy(clickstream)
    cloud.run(lambda name: "FAILED" if "LogsReady" in name else "FINISHED")
    assert cloud.statuses(pipeline)[f"@RawLogs_{AT}"] == "CASCADE_FAILED"
    cloud.set_status(pipeline, "RERUN", f"@LogsReady_{AT}")
    cloud.run()
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_rerunning_a_cancelled_resource_frees_what_it_has_blocked(cloud: Any, clickstream: dict[str, Any]) -> None:
    """Mode none: its activity has waited all the while."""
    clickstream["objects"][0]["failureAndRerunMode"] = "none"
    pipeline = cloud.deploy(clickstream)
    cloud.set_status(pipeline, "TRY_CANCEL", f"@Cluster_{AT}")
    cloud.run()
    assert cloud.describe(pipeline, f"@Transform_{AT}")["@waitingOn"] == f"@Cluster_{AT} (CANCELED)"
    cloud.set_status(pipeline, "RERUN", f"@Cluster_{AT}")
    assert cloud.run() == [f"@Transform_{AT}_Attempt=1", f"@Load_{AT}_Attempt=1"]


@pytest.mark.parametrize(("status", "user"), [("MARK_FINISHED", "FINISHED"), ("TRY_CANCEL", "CASCADE_FAILED")])
def test_a_precondition_may_be_decided_by_hand(cloud: Any, clickstream: dict[str, Any], status: str, user: str) -> None:
    """Met, or not; it is not asked any more."""
    pipeline = cloud.deploy(clickstream)
    cloud.answer(cloud.poll(), "FALSE")
    cloud.set_status(pipeline, status, f"@LogsReady_{AT}")
    assert cloud.statuses(pipeline)[f"@RawLogs_{AT}"] == user
    assert [name for name in cloud.run() if "LogsReady" in name] == []
