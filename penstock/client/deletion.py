"""Deletes a pipeline, and tells before what is lost.

https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_DeletePipeline.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from penstock.client.objects import query_ids, with_status
from penstock.client.pipelines import PipelineView
from penstock.client.refusal import OperationError
from penstock.client.starts import scheduled_starts
from penstock.client.statuses import UNDER_WAY


@dataclass(frozen=True, slots=True)
class Loss:
    """What goes with a pipeline, besides its definition.

    Attributes:
        runs: how many it has had.
        instances: how many objects there are in them.
        under_way: ids of the instances that are under way, and are cancelled.
    """

    runs: int
    instances: int
    under_way: tuple[str, ...]


def fetch_loss(client: Any, pipeline_id: str) -> Loss:
    """Ask for what would be lost.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
    """
    ids = query_ids(client, pipeline_id, "INSTANCE")
    under_way = query_ids(client, pipeline_id, "INSTANCE", [with_status(sorted(UNDER_WAY))])
    return Loss(len(scheduled_starts(client, pipeline_id, ids)), len(ids), tuple(sorted(under_way)))


def refuse_several(name: str, found: Sequence[PipelineView]) -> None:
    """Refuse a name that several pipelines have: none of them is deleted by mistake.

    Raises:
        OperationError: with their ids.
    """
    if len(found) > 1:
        raise OperationError(
            f"{len(found)} pipelines are named {name}; say which by its id: "
            + ", ".join(f"{item.id} ({item.state}, created {item.created})" for item in found)
        )


def delete_pipeline(client: Any, pipeline_id: str) -> None:
    """Delete a pipeline, with its definition and its history; what runs is cancelled.

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
    """
    client.delete_pipeline(pipelineId=pipeline_id)
