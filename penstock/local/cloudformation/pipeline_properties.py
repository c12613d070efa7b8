"""The properties of AWS::DataPipeline::Pipeline in the form of the service's requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PipelineProperties:
    """`definition` holds the members of PutPipelineDefinition, and is empty when the template has no objects."""

    name: str
    description: str
    activate: bool
    tags: Mapping[str, str]
    definition: Mapping[str, Any]


def pipeline_properties(name: str, properties: Mapping[str, Any]) -> PipelineProperties:
    """Read a resource's resolved `Properties`; `Activate` defaults to true."""
    wanted = ("PipelineObjects", "ParameterObjects", "ParameterValues")
    definition = {_lower(key): _lowered(properties[key]) for key in wanted if key in properties}
    return PipelineProperties(
        name=name,
        description=str(properties.get("Description", "")),
        activate=str(properties.get("Activate", True)).lower() == "true",
        tags={item["Key"]: item["Value"] for item in properties.get("PipelineTags", ())},
        definition=definition,
    )


def _lowered(value: Any) -> Any:
    """Lower the first letter of every key, and make scalars the strings that the service's API takes."""
    if isinstance(value, dict):
        return {_lower(key): _lowered(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_lowered(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
