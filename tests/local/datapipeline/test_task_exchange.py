"""A status and a poll at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.local.datapipeline.task_exchange import OPERATION, TaskExchange
from penstock.local.errors import ServiceError

AT = "2026-11-24T03:00:00"
POLL = {"workerGroup": "w", "hostname": "worker-1"}


def _exchange(cloud: Any, status: object, poll: object = POLL) -> dict[str, Any]:
    return TaskExchange(cloud.service).handle(OPERATION, {"status": status, "poll": poll})


def test_gives_the_task_that_the_status_has_made_ready(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """The last one gets an empty reply, as a poll does that finds nothing."""
    pipeline = cloud.deploy(chain("A", "B"))
    first = cloud.poll("w")
    second = _exchange(cloud, {"taskId": first["taskId"], "taskStatus": "FINISHED"})["taskObject"]
    assert second["attemptId"] == f"@B_{AT}_Attempt=1"
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FINISHED", f"@B_{AT}": "RUNNING"}
    cloud.call("ReportTaskProgress", taskId=second["taskId"])
    assert _exchange(cloud, {"taskId": second["taskId"], "taskStatus": "FINISHED"}) == {"isSet": True}
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "FINISHED", f"@B_{AT}": "FINISHED"}


def test_a_task_whose_answer_is_lost_is_given_again(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """In the same attempt; the status stays set, and may be set once more."""
    pipeline = cloud.deploy(chain("A", "B"))
    first = cloud.poll("w")
    status = {"taskId": first["taskId"], "taskStatus": "FINISHED"}
    _exchange(cloud, status)
    assert cloud.call("SetTaskStatus", **status) == {}
    cloud.sleep(minutes=5)
    again = cloud.poll("w")
    assert again["attemptId"] == f"@B_{AT}_Attempt=1"
    assert cloud.statuses(pipeline)[f"@A_{AT}"] == "FINISHED"


def test_what_is_refused_gives_no_task(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """Neither of the two is done then."""
    pipeline = cloud.deploy(chain("A"))
    with pytest.raises(ServiceError, match="Task 'other' is not running") as caught:
        _exchange(cloud, {"taskId": "other", "taskStatus": "FINISHED"})
    assert caught.value.code == "TaskNotFoundException"
    first = cloud.poll("w")
    assert first["attemptId"] == f"@A_{AT}_Attempt=1"
    with pytest.raises(ServiceError, match="'workerGroup' is required"):
        _exchange(cloud, {"taskId": first["taskId"], "taskStatus": "FINISHED"}, {})
    assert cloud.statuses(pipeline) == {f"@A_{AT}": "RUNNING"}


@pytest.mark.parametrize(
    ("operation", "payload"),
    [("PollForTask", {"status": {}, "poll": {}}), (OPERATION, {}), (OPERATION, {"status": {}, "poll": None})],
)
def test_there_is_nothing_else(cloud: Any, operation: str, payload: dict[str, Any]) -> None:
    """What is no such request is refused."""
    with pytest.raises(ServiceError, match="there is only SetTaskStatusAndPoll"):
        TaskExchange(cloud.service).handle(operation, payload)
