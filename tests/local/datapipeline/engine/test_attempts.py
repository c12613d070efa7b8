"""Retries, timeouts, lost workers, and preconditions that do not hold yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from penstock.local.datapipeline import Pace
from penstock.local.errors import ServiceError

AT = "2026-11-24T03:00:00"


def test_two_retries_are_three_tries(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """After the third the activity is FAILED, with the worker's reason."""
    pipeline = cloud.deploy(chain("A"))
    error = {"errorId": "Exit", "errorMessage": "exit code 3", "errorStackTrace": "line 1"}

    done = cloud.run(lambda _: ("FAILED", error), group="w")

    assert done == [f"@A_{AT}_Attempt=1", f"@A_{AT}_Attempt=2", f"@A_{AT}_Attempt=3"]
    fields = cloud.describe(pipeline, f"@A_{AT}")
    assert fields["@status"] == "FAILED"
    assert (fields["errorId"], fields["errorMessage"], fields["errorStackTrace"]) == ("Exit", "exit code 3", "line 1")
    assert cloud.describe(pipeline, f"@A_{AT}_Attempt=1")["@status"] == "FAILED"
    assert cloud.state(pipeline)["@healthStatus"] == "ERROR"
    assert cloud.state(pipeline)["@pipelineState"] == "SCHEDULED"


def test_a_retry_comes_after_retry_delay(make_cloud: Callable[..., Any], chain: Callable[..., dict[str, Any]]) -> None:
    """At the service's pace the definition's delay holds; until then the task is not given out."""
    cloud = make_cloud(Pace.SERVICE)
    pipeline = cloud.deploy(chain("A", retryDelay="7 minutes"))
    cloud.answer(cloud.poll("w"), "FAILED")

    cloud.sleep(minutes=6, seconds=59)
    assert cloud.poll("w") is None
    assert cloud.describe(pipeline, f"@A_{AT}")["@waitingOn"] == "attempt 2 at 2026-11-24T03:07:00 (retryDelay)"
    cloud.sleep(seconds=1)
    assert cloud.poll("w")["attemptId"] == f"@A_{AT}_Attempt=2"


def test_a_laptop_retries_after_a_second(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """The pace bounds the delay."""
    cloud.deploy(chain("A", retryDelay="7 minutes"))
    cloud.answer(cloud.poll("w"), "FAILED")
    cloud.sleep(seconds=0.9)
    assert cloud.poll("w") is None
    cloud.sleep(seconds=0.1)
    assert cloud.poll("w")["attemptId"] == f"@A_{AT}_Attempt=2"


def test_success_after_a_failure_leaves_no_error(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """The attempt keeps it, the instance does not."""
    pipeline = cloud.deploy(chain("A"))
    cloud.run(lambda name: ("FAILED", {"errorMessage": "once"}) if name.endswith("=1") else "FINISHED", group="w")

    assert cloud.describe(pipeline, f"@A_{AT}")["@status"] == "FINISHED"
    assert "errorMessage" not in cloud.describe(pipeline, f"@A_{AT}")
    assert cloud.describe(pipeline, f"@A_{AT}_Attempt=1")["errorMessage"] == "once"


def test_a_lost_worker_loses_its_task(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """After 6 seconds of silence the next attempt gets it; the stale worker's late result is refused."""
    pipeline = cloud.deploy(chain("A"))
    stale = cloud.poll("w")
    cloud.sleep(seconds=5)
    assert cloud.call("ReportTaskProgress", taskId=stale["taskId"]) == {"canceled": False}
    cloud.sleep(seconds=5.9)
    assert cloud.describe(pipeline, f"@A_{AT}_Attempt=1")["@status"] == "RUNNING"
    cloud.sleep(seconds=1.1)

    lost = cloud.describe(pipeline, f"@A_{AT}_Attempt=1")
    assert lost["@status"] == "FAILED"
    assert lost["errorId"] == "Service_WorkerLost"
    assert lost["errorMessage"] == "worker-1 has not reported for 6 s (the worker counts as lost)"
    second = cloud.poll("w")
    assert second["attemptId"] == f"@A_{AT}_Attempt=2"
    assert cloud.call("ReportTaskProgress", taskId=stale["taskId"]) == {"canceled": True}
    with pytest.raises(ServiceError, match="TaskNotFoundException"):
        cloud.answer(stale)
    assert cloud.describe(pipeline, f"@A_{AT}")["@status"] == "RUNNING"
    cloud.answer(second)
    assert cloud.describe(pipeline, f"@A_{AT}")["@status"] == "FINISHED"


def test_a_task_that_nobody_reports_on_is_given_to_another_worker(
    cloud: Any, chain: Callable[..., dict[str, Any]]
) -> None:
    """A worker died while it polled: after 3 seconds the same attempt is offered again, and no try is lost."""
    pipeline = cloud.deploy(chain("A", maximumRetries="0"))
    stale = cloud.poll("w", reports=False)
    cloud.sleep(seconds=2.9)
    assert cloud.poll("w") is None
    cloud.sleep(seconds=0.1)
    task = cloud.poll("w")
    assert task["attemptId"] == stale["attemptId"] == f"@A_{AT}_Attempt=1"
    assert task["taskId"] != stale["taskId"]
    with pytest.raises(ServiceError, match="TaskNotFoundException"):
        cloud.answer(stale)
    cloud.answer(task)
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FINISHED"}


def test_a_task_that_ends_its_workers_fails(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """Eight of them are enough."""
    pipeline = cloud.deploy(chain("A", maximumRetries="0"))
    for _ in range(8):
        assert cloud.poll("w", reports=False) is not None
        cloud.sleep(seconds=3)
    assert cloud.poll("w") is None
    fields = cloud.describe(pipeline, f"@A_{AT}")
    assert fields["@status"] == "FAILED"
    assert fields["errorMessage"] == "8 workers took the task and did not report on it"


def test_report_progress_timeout_may_be_stricter(
    make_cloud: Callable[..., Any], chain: Callable[..., dict[str, Any]]
) -> None:
    """The definition's limit counts when it is the shorter one."""
    cloud = make_cloud(Pace.SERVICE)
    pipeline = cloud.deploy(chain("A", reportProgressTimeout="2 minutes"))
    cloud.poll("w")
    cloud.sleep(minutes=2)
    message = cloud.describe(pipeline, f"@A_{AT}_Attempt=1")["errorMessage"]
    assert message == "worker-1 has not reported for 120 s (reportProgressTimeout)"


def test_an_attempt_that_takes_too_long_fails(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """AttemptTimeout ends it, however often the worker reports."""
    pipeline = cloud.deploy(chain("A", attemptTimeout="1 minute", maximumRetries="0"))
    task = cloud.poll("w")
    for _ in range(12):
        cloud.call("ReportTaskProgress", taskId=task["taskId"])
        cloud.sleep(seconds=5)
    fields = cloud.describe(pipeline, f"@A_{AT}")
    assert fields["@status"] == "FAILED"
    assert fields["errorMessage"] == "the attempt took longer than attemptTimeout"
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": True}


def test_a_precondition_that_does_not_hold_keeps_its_user_waiting(cloud: Any, clickstream: dict[str, Any]) -> None:
    """It is asked again within one attempt, and the data node says what it waits for."""
    pipeline = cloud.deploy(clickstream)
    for _ in range(3):
        cloud.service.run_until_idle()
        cloud.answer(cloud.poll(), "FALSE", errorMessage="s3://data/raw/2026-11-24/_SUCCESS does not exist yet")

    assert cloud.statuses(pipeline)[f"@RawLogs_{AT}"] == "WAITING_ON_DEPENDENCIES"
    assert cloud.describe(pipeline, f"@RawLogs_{AT}")["@waitingOn"] == (
        f"@LogsReady_{AT} (RUNNING, s3://data/raw/2026-11-24/_SUCCESS does not exist yet)"
    )
    attempt = cloud.describe(pipeline, f"@LogsReady_{AT}_Attempt=1")
    assert attempt["currentRetryCount"] == "3"
    assert attempt["lastRetryTime"] == "2026-11-24T03:00:01"
    assert attempt["attemptStatus"] == "s3://data/raw/2026-11-24/_SUCCESS does not exist yet"
    assert cloud.ids(pipeline, "ATTEMPT") == [f"@LogsReady_{AT}_Attempt=1"]
    assert cloud.statuses(pipeline)[f"@Cluster_{AT}"] == "WAITING_ON_DEPENDENCIES"

    cloud.run()
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_a_precondition_fails_at_its_timeout(cloud: Any, clickstream: dict[str, Any]) -> None:
    """With retries left or not; its consumers cascade, and health is ERROR."""
    clickstream["objects"][3]["preconditionTimeout"] = "1 minute"
    pipeline = cloud.deploy(clickstream)
    cloud.run(lambda _: ("FALSE", {"errorMessage": "no key"}))

    assert cloud.describe(pipeline, f"@LogsReady_{AT}")["@status"] == "FAILED"
    expected = "it did not hold by the end of preconditionTimeout: no key"
    assert cloud.describe(pipeline, f"@LogsReady_{AT}")["errorMessage"] == expected
    assert cloud.describe(pipeline, f"@LogsReady_{AT}")["@actualEndTime"] == "2026-11-24T03:01:00"
    assert cloud.statuses(pipeline)[f"@RawLogs_{AT}"] == "CASCADE_FAILED"
    assert cloud.describe(pipeline, "RawLogs")["@healthStatus"] == "ERROR"


def test_an_expression_that_cannot_be_evaluated_fails_the_activity_at_once(
    cloud: Any, chain: Callable[..., dict[str, Any]]
) -> None:
    """Another try would end in the same way."""
    definition = chain("A")
    definition["objects"][2]["command"] = "echo #{nothing}"
    pipeline = cloud.deploy(definition)

    assert cloud.run(group="w") == []
    fields = cloud.describe(pipeline, f"@A_{AT}")
    assert fields["@status"] == "FAILED"
    assert fields["errorId"] == "Service_InvalidExpression"
    assert "nothing" in fields["errorMessage"]
    assert cloud.ids(pipeline, "ATTEMPT") == [f"@A_{AT}_Attempt=1"]


def test_a_user_managed_precondition_runs_on_its_users_resource(
    cloud: Any, chain: Callable[..., dict[str, Any]]
) -> None:
    """The machine is started for it, and kept for the activity."""
    definition = chain("A")
    definition["objects"][2] = {
        "id": "A",
        "type": "ShellCommandActivity",
        "command": "true",
        "runsOn": {"ref": "Machine"},
        "precondition": {"ref": "Ready"},
    }
    definition["objects"] += [
        {"id": "Machine", "type": "Ec2Resource"},
        {"id": "Ready", "type": "ShellCommandPrecondition", "command": "test -f #{node.command}"},
    ]
    pipeline = cloud.deploy(definition)
    first = cloud.poll()
    assert first["attemptId"] == f"@Ready_{AT}_Attempt=1"
    cloud.answer(first, "FALSE")
    assert cloud.run() == [f"@Ready_{AT}_Attempt=1", f"@A_{AT}_Attempt=1"]
    machines = [name for name in cloud.ids(pipeline, "ATTEMPT") if "Machine" in name]
    assert machines == [f"@Machine_{AT}_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_asking_a_precondition_again_does_not_extend_its_attempt(cloud: Any, clickstream: dict[str, Any]) -> None:
    """AttemptTimeout counts from the first time that the attempt was taken; the next attempt follows."""
    clickstream["objects"][3]["attemptTimeout"] = "1 minute"
    pipeline = cloud.deploy(clickstream)
    done = cloud.run(lambda name: "FINISHED" if name.endswith("=2") else "FALSE" if "LogsReady" in name else "FINISHED")
    assert done.count(f"@LogsReady_{AT}_Attempt=1") == 120
    first = cloud.describe(pipeline, f"@LogsReady_{AT}_Attempt=1")
    assert first["errorMessage"] == "the attempt took longer than attemptTimeout"
    assert first["@actualEndTime"] == "2026-11-24T03:01:00"
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_a_task_that_nobody_has_reported_on_survives_a_kill(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """The service dies with the answer of a poll: the same attempt is given to another worker, and no try is lost."""
    pipeline = cloud.deploy(chain("A", maximumRetries="0"))
    stale = cloud.poll("w", reports=False)
    cloud.clock.move_to(cloud.clock.now() + timedelta(hours=1))
    cloud.kill()
    cloud.sleep(seconds=2.9)
    assert cloud.poll("w") is None  # its worker may be there still, and has its time from now
    cloud.sleep(seconds=0.1)
    assert cloud.poll("w")["attemptId"] == stale["attemptId"]
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "RUNNING"}


def test_a_worker_whose_task_is_confirmed_survives_a_kill(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """It could not report while the service was away, and goes on."""
    pipeline = cloud.deploy(chain("A", maximumRetries="0"))
    task = cloud.poll("w")
    cloud.clock.move_to(cloud.clock.now() + timedelta(hours=1))
    cloud.kill()
    cloud.sleep(seconds=5)
    assert cloud.call("ReportTaskProgress", taskId=task["taskId"]) == {"canceled": False}
    cloud.answer(task)
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FINISHED"}
