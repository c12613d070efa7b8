"""The death of a machine, for those who want to see what their pipelines make of it.

AWS has no operation for that: there an instance is terminated in EC2, or its hardware fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from penstock.local.datapipeline.engine.failure import Failure
from penstock.local.datapipeline.engine.resources import lost
from penstock.local.datapipeline.engine.work import Work
from penstock.local.datapipeline.kinds import Kind
from penstock.local.datapipeline.operations.lookup import named_pipeline
from penstock.local.datapipeline.refusals import invalid
from penstock.local.datapipeline.requests import Payload, text
from penstock.local.datapipeline.service import DataPipelineService
from penstock.local.datapipeline.statuses import Status

_LIVES = (Status.CREATING, Status.RUNNING)


def kill_machine(work: Work, payload: Payload) -> dict[str, object]:
    """Let the machine of a resource (`objectId` of an instance) die: the resource fails, with what runs on it."""
    pipeline, name = named_pipeline(work, payload), text(payload, "objectId")
    item = work.store.instances.by_id(pipeline.key, name)
    if item is None or item.kind is not Kind.RESOURCE:
        raise invalid(f"The pipeline '{pipeline.id}' has no instance of a resource '{name}'")
    launch = work.store.attempts.current(item)
    if launch is None or launch.status not in _LIVES:
        raise invalid(f"'{name}' is {item.status}: it has no machine now")
    lost(work, item, Failure("Service_MachineLost", "its machine was terminated"))
    return {"objectId": name}


class MachineDeath:
    """Answers `PenstockMachines.Kill`, which is no operation of AWS."""

    def __init__(self, service: DataPipelineService) -> None:
        self._service = service

    def handle(self, operation: str, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Let a machine die; there is no other operation.

        Raises:
            ServiceError: The request is refused.
        """
        return self._service.carry_out(operation, lambda work: kill_machine(work, payload))
