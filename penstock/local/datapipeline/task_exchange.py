"""What a task runner of a local cloud asks between two tasks: a status and a poll at once, which AWS has apart.

One call and one transaction instead of two are a part of what a short task costs that can be seen. Each is what the
operation of its name is; a poll that is answered with nothing is to be made again as PollForTask, which waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from penstock.local.datapipeline.service import DataPipelineService
from penstock.local.errors import ServiceError

OPERATION = "SetTaskStatusAndPoll"


class TaskExchange:
    """Answers `PenstockTasks.SetTaskStatusAndPoll`: `status` and `poll` are the requests, the reply is the poll's.

    `isSet` in it tells that the status is set: something else on this computer might answer what it does not know.

    Args:
        service: The service.
    """

    def __init__(self, service: DataPipelineService) -> None:
        self._service = service

    def handle(self, operation: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Carry it out.

        Raises:
            ServiceError: The request is refused, or something went wrong within.
        """
        status, poll = payload.get("status"), payload.get("poll")
        if operation != OPERATION or not isinstance(status, dict) or not isinstance(poll, dict):
            message = f"there is only {OPERATION}, with the objects 'status' and 'poll'"
            raise ServiceError("UnknownOperationException", message)
        return {**self._service.set_status_and_poll(status, poll), "isSet": True}
