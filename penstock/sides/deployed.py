"""Reads a deployed pipeline, on AWS or on a local cloud."""

from __future__ import annotations

from typing import Any

from penstock.changes import PipelineState, Status
from penstock.definition.api_form import from_api
from penstock.definition.wire import WireDefinition, WireObject


def deployed_state(client: Any, pipeline_id: str) -> PipelineState:
    """What the service has of a pipeline: the definition that runs, or of one that never ran the latest.

    https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_GetPipelineDefinition.html

    Args:
        client: a boto3 `datapipeline` client.
        pipeline_id: `df-...`.
    """
    (about,) = client.describe_pipelines(pipelineIds=[pipeline_id])["pipelineDescriptionList"]
    fields = {item["key"]: item.get("stringValue") for item in about["fields"]}
    status = _status(fields)
    version = "latest" if status is Status.PENDING else "active"
    reply = client.get_pipeline_definition(pipelineId=pipeline_id, version=version)
    return PipelineState(
        _put(from_api(reply)),
        name=about["name"],
        description=about.get("description") or "",
        # What CloudFormation adds to the tags is its own.
        tags={tag["key"]: tag["value"] for tag in about.get("tags", ()) if not tag["key"].startswith("aws:")},
        status=status,
    )


def _status(fields: dict[str, Any]) -> Status:
    if fields.get("@pipelineState") == "FINISHED":
        return Status.FINISHED
    # PENDING alone is also what the guide calls a pipeline whose definition is invalid.
    is_pending = fields.get("@pipelineState") == "PENDING" and "@firstActivationTime" not in fields
    return Status.PENDING if is_pending else Status.ACTIVATED


def _put(definition: WireDefinition) -> WireDefinition:
    """The definition without runtime fields (`@...`), which nobody can put."""
    objects = (
        WireObject(item.id, item.name, tuple(field for field in item.fields if not field.key.startswith("@")))
        for item in definition
    )
    return WireDefinition(tuple(objects), definition.parameters, definition.values)
