"""The CloudFormation form of a definition: properties of AWS::DataPipeline::Pipeline.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datapipeline-pipeline.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from penstock.definition.api_form import from_api, to_api
from penstock.definition.wire import WireDefinition


def to_cloudformation(definition: WireDefinition) -> dict[str, Any]:
    """Render `PipelineObjects`, `ParameterObjects` and `ParameterValues`."""
    return {_upper(key): _renamed(value, _upper) for key, value in to_api(definition).items()}


def from_cloudformation(properties: Mapping[str, Any]) -> WireDefinition:
    """Read the three properties; absent ones are empty."""
    wanted = ("PipelineObjects", "ParameterObjects", "ParameterValues")
    return from_api({_lower(key): _renamed(properties[key], _lower) for key in wanted if key in properties})


def _renamed(value: Any, rename: Any) -> Any:
    if isinstance(value, dict):
        return {rename(key): _renamed(item, rename) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, rename) for item in value]
    return value


def _upper(name: str) -> str:
    return name[0].upper() + name[1:]


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
