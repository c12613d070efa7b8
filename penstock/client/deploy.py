"""Creates a pipeline and activates it, without CloudFormation."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from penstock.definition.api_form import to_api
from penstock.definition.wire import WireDefinition


class DefinitionRefusedError(Exception):
    """The service found errors in a definition.

    Attributes:
        errors: the service's messages, one for each error.
    """

    def __init__(self, errors: tuple[str, ...]) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors


def deploy(
    client: Any,
    *,
    name: str,
    unique_id: str,
    description: str | None,
    definition: WireDefinition,
    start: datetime | None = None,
) -> str:
    """Create the pipeline, put its definition and activate it.

    Args:
        client: a boto3 `datapipeline` client.
        name: name of the pipeline.
        unique_id: creating twice with the same one gives the same pipeline.
        description: what it does.
        definition: its objects.
        start: from when to run, where the schedule starts more than a day in the past.

    Returns:
        The pipeline's id, `df-...`.

    Raises:
        DefinitionRefusedError: when the service finds errors, or does not activate the pipeline, for example because
            its schedule starts more than a day in the past.
    """
    created = client.create_pipeline(name=name, uniqueId=unique_id, description=description or "")
    pipeline_id: str = created["pipelineId"]
    try:
        _put_and_activate(client, pipeline_id, definition, start)
    except DefinitionRefusedError:
        client.delete_pipeline(pipelineId=pipeline_id)  # an empty pipeline would only be in the way of the next one
        raise
    return pipeline_id


def _put_and_activate(client: Any, pipeline_id: str, definition: WireDefinition, start: datetime | None) -> None:
    form = {key: value for key, value in to_api(definition).items() if value}
    put = client.put_pipeline_definition(pipelineId=pipeline_id, **form)
    if put["errored"]:
        raise DefinitionRefusedError(
            tuple(f"{item['id']}: {error}" for item in put["validationErrors"] for error in item["errors"])
        )
    try:
        client.activate_pipeline(pipelineId=pipeline_id, **({"startTimestamp": start} if start else {}))
    except ClientError as error:
        raise DefinitionRefusedError((error.response["Error"]["Message"],)) from None
