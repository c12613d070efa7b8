"""PollForTask, ReportTaskProgress, ReportTaskRunnerHeartbeat, SetTaskStatus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.local.errors import ServiceError

AT = "2026-11-24T03:00:00"


def test_reported_fields_stand_in_the_attempt(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """Beside host and time."""
    pipeline = cloud.deploy(chain("A"))
    task = cloud.poll("w")
    cloud.sleep(seconds=2)
    fields = [{"key": "emrStepLog", "stringValue": "s3://logs/x"}]
    cloud.call("ReportTaskProgress", taskId=task["taskId"], fields=fields)
    attempt = cloud.describe(pipeline, f"@A_{AT}_Attempt=1")
    assert attempt["emrStepLog"] == "s3://logs/x"
    assert attempt["hostname"] == "worker-1"
    assert attempt["reportProgressTime"] == "2026-11-24T03:00:02"


def test_heartbeats_are_answered(cloud: Any) -> None:
    """No task runner is told to end."""
    assert cloud.call("ReportTaskRunnerHeartbeat", taskrunnerId="r", workerGroup="w") == {"terminate": False}


@pytest.mark.parametrize(
    ("report", "message"),
    [
        ({"taskStatus": "DONE"}, "'taskStatus' must be one of FINISHED, FAILED, FALSE; found 'DONE'"),
        ({"taskStatus": "FALSE"}, f"FALSE is for preconditions; '@A_{AT}_Attempt=1' is of the kind 'activity'"),
        (
            {"taskStatus": "FAILED", "errorId": "Service_X"},
            "'errorId' must not start with 'Service_'; found 'Service_X'",
        ),
        ({}, "'taskStatus' is required"),
    ],
)
def test_results_that_make_no_sense_are_refused(
    cloud: Any, chain: Callable[..., dict[str, Any]], report: dict[str, str], message: str
) -> None:
    """The task goes on."""
    pipeline = cloud.deploy(chain("A"))
    task = cloud.poll("w")
    with pytest.raises(ServiceError) as caught:
        cloud.call("SetTaskStatus", taskId=task["taskId"], **report)
    assert (caught.value.code, caught.value.message) == ("InvalidRequestException", message)
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "RUNNING"}


def test_unknown_tasks_are_refused(cloud: Any) -> None:
    """Both by reports and by results."""
    for operation, more in (("ReportTaskProgress", {}), ("SetTaskStatus", {"taskStatus": "FINISHED"})):
        with pytest.raises(ServiceError) as caught:
            cloud.call(operation, taskId="none", **more)
        assert caught.value.code == "TaskNotFoundException"


def test_a_poll_without_tasks_is_empty(cloud: Any) -> None:
    """Under a virtual clock at once."""
    assert cloud.call("PollForTask", workerGroup="w") == {}
    with pytest.raises(ServiceError, match="'workerGroup' is required"):
        cloud.call("PollForTask")
