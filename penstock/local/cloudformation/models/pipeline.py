"""AWS::DataPipeline::Pipeline, made by our Data Pipeline service.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-datapipeline-pipeline.html
moto's own only creates: update and delete change nothing, and tags, description and parameters are dropped.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Self

from moto.cloudformation.exceptions import UnformattedGetAttTemplateException
from moto.core.common_models import CloudFormationModel

from penstock.local.cloudformation.pipeline_calls import PipelineCalls
from penstock.local.cloudformation.pipeline_properties import PipelineProperties, pipeline_properties
from penstock.local.endpoint.protocol import JsonService


def pipeline_model(service: JsonService) -> type[CloudFormationModel]:
    """Define the model for one service: moto asks for CloudFormationModel's subclasses, and the last of a type wins."""

    class Pipeline(_Pipeline, CloudFormationModel):
        calls = PipelineCalls(service)

    return Pipeline


class _Pipeline:
    """A deployed pipeline; its physical id is the pipeline id."""

    calls: ClassVar[PipelineCalls]
    lives_until_retired = True
    """A replacement leaves this one alone until the whole update has succeeded."""

    def __init__(self, pipeline_id: str, properties: PipelineProperties) -> None:
        self.physical_resource_id = pipeline_id
        self.properties = properties

    @staticmethod
    def cloudformation_name_type() -> str:
        """The property that names the resource."""
        return "Name"

    @staticmethod
    def cloudformation_type() -> str:
        """The resource type."""
        return "AWS::DataPipeline::Pipeline"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        """Whether Fn::GetAtt knows the attribute."""
        return attr == "PipelineId"

    def get_cfn_attribute(self, attribute_name: str) -> str:
        """The value for Fn::GetAtt."""
        if attribute_name != "PipelineId":
            raise UnformattedGetAttTemplateException
        return self.physical_resource_id

    def is_created(self) -> bool:
        """Always: creation is over when it returns."""
        return True

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: dict[str, Any], *_account_and_region: str, **_about: Any
    ) -> Self:
        """Create, define and activate a pipeline."""
        properties = pipeline_properties(resource_name, cloudformation_json["Properties"])
        return cls(cls.calls.create(properties, f"cloudformation-{uuid.uuid4()}"), properties)

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: dict[str, Any],
        *_account_and_region: str,
    ) -> Self:
        """Change the pipeline in place; another name or description makes a new one."""
        old: PipelineProperties = original_resource.properties
        name = cloudformation_json["Properties"].get("Name", old.name)
        new = pipeline_properties(name, cloudformation_json["Properties"])
        if (new.name, new.description) != (old.name, old.description):
            return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json)
        cls.calls.update(original_resource.physical_resource_id, old, new)
        return cls(original_resource.physical_resource_id, new)

    def delete(self, _account_id: str, _region_name: str) -> None:
        """Delete the pipeline."""
        self.calls.delete(self.physical_resource_id)
