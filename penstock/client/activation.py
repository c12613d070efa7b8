"""Activates and deactivates pipelines.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-activate-pipeline.html
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any


def activate(
    client: Any, pipeline_id: str, *, start: datetime | None = None, values: Sequence[tuple[str, str]] = ()
) -> None:
    """Activate a pipeline.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        start: intervals before it are skipped; None goes on from the last execution that completed.
        values: of parameters, in place of what they were.
    """
    arguments: dict[str, Any] = {"pipelineId": pipeline_id}
    if start is not None:
        arguments["startTimestamp"] = start
    if values:
        arguments["parameterValues"] = [{"id": key, "stringValue": value} for key, value in values]
    client.activate_pipeline(**arguments)


def deactivate(client: Any, pipeline_id: str, *, cancel_active: bool) -> None:
    """Deactivate a pipeline.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
        cancel_active: whether what runs is cancelled, or comes to its end.
    """
    client.deactivate_pipeline(pipelineId=pipeline_id, cancelActive=cancel_active)
