"""What CloudFormation asks of the Data Pipeline service for a pipeline's life."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from penstock.local.cloudformation.errors import TemplateError
from penstock.local.cloudformation.pipeline_properties import PipelineProperties
from penstock.local.endpoint.protocol import JsonService
from penstock.local.errors import ServiceError


@dataclass(frozen=True, slots=True)
class PipelineCalls:
    """Creates, changes and deletes pipelines; ServiceErrors of the service pass through."""

    service: JsonService

    def create(self, properties: PipelineProperties, unique_id: str) -> str:
        """Create, define and (with `Activate`) activate a pipeline; one that fails half-way is deleted again.

        Returns:
            The pipeline id.

        Raises:
            TemplateError: when the service finds errors in the definition.
        """
        request: dict[str, Any] = {"name": properties.name, "uniqueId": unique_id}
        if properties.description:
            request["description"] = properties.description
        if properties.tags:
            request["tags"] = _tag_list(properties.tags)
        pipeline_id = str(self.service.handle("CreatePipeline", request)["pipelineId"])
        try:
            self._define(pipeline_id, properties)
        except (ServiceError, TemplateError):
            self.delete(pipeline_id)
            raise
        return pipeline_id

    def update(self, pipeline_id: str, old: PipelineProperties, new: PipelineProperties) -> None:
        """Change definition, tags and activation in place.

        Raises:
            TemplateError: when the service finds errors in the definition.
        """
        if new.definition != old.definition or (new.activate and not old.activate):
            self._redefine(pipeline_id, old, new)
        if old.activate and not new.activate:
            self.service.handle("DeactivatePipeline", {"pipelineId": pipeline_id})
        gone = sorted(old.tags.keys() - new.tags.keys())
        if gone:
            self.service.handle("RemoveTags", {"pipelineId": pipeline_id, "tagKeys": gone})
        changed = {key: value for key, value in new.tags.items() if old.tags.get(key) != value}
        if changed:
            self.service.handle("AddTags", {"pipelineId": pipeline_id, "tags": _tag_list(changed)})

    def delete(self, pipeline_id: str) -> None:
        """Delete a pipeline; one that is gone already is fine."""
        try:
            self.service.handle("DeletePipeline", {"pipelineId": pipeline_id})
        except ServiceError as error:
            if error.code not in {"PipelineNotFoundException", "PipelineDeletedException"}:
                raise

    def _redefine(self, pipeline_id: str, old: PipelineProperties, new: PipelineProperties) -> None:
        try:
            self._define(pipeline_id, new)
        except (ServiceError, TemplateError):
            # The service saves a definition with errors; the pipeline has to keep the one that works.
            with contextlib.suppress(ServiceError, TemplateError):
                self._define(pipeline_id, old)
            raise

    def _define(self, pipeline_id: str, properties: PipelineProperties) -> None:
        if properties.definition:
            request = {"pipelineId": pipeline_id, "pipelineObjects": [], **properties.definition}
            answer = self.service.handle("PutPipelineDefinition", request)
            if answer.get("errored"):
                raise TemplateError(_described(answer.get("validationErrors", ())))
        if properties.activate:
            self.service.handle("ActivatePipeline", {"pipelineId": pipeline_id})


def _tag_list(tags: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in tags.items()]


def _described(errors: Any) -> str:
    lines = [f"{item.get('id', 'pipeline')}: {text}" for item in errors for text in item.get("errors", ())]
    return "The pipeline definition is not valid. " + " ".join(lines)
