"""DefinitionSpec: a pipeline whose objects are written out, one by one."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from penstock.specs.naming import stack_name
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import PipelineName, Text


class DefinitionSpec(SpecModel):
    """The objects of a pipeline in the shape of the AWS CLI's JSON; names in it are those of real resources."""

    kind: Literal["definition"] = Field(description="Marks a spec that holds pipeline objects, not steps")
    name: PipelineName = Field(description="Name of the pipeline, and of its stack")
    description: Text | None = Field(default=None, description="What the pipeline does, for people")
    tags: dict[str, Annotated[str, Field(max_length=256)]] = Field(
        default_factory=dict, description="Tags of the pipeline, which its machines get as well"
    )
    activate: bool = Field(default=True, description="Whether the pipeline starts when it is deployed")
    replace_on_structural_change: bool = Field(
        default=False,
        description="Whether a change that the service refuses makes a new pipeline in the place of the deployed one, "
        "whose history is lost; by default its deployment fails",
    )
    objects: list[Any] = Field(description="Pipeline objects: id, name, type and fields")
    parameters: list[Any] = Field(default_factory=list, description="Parameter objects: id and attributes")
    values: dict[str, Any] = Field(default_factory=dict, description="Values of parameters")

    @property
    def stack_name(self) -> str:
        """Name of the CloudFormation stack: a part of the contract."""
        return stack_name(self.name)
