"""Spec: one YAML file, one pipeline, one stack."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from functools import reduce
from typing import Annotated, Any, Literal

from pydantic import Field

from penstock.specs.entries import Entry, all_steps
from penstock.specs.naming import stack_name
from penstock.specs.parameters import ParameterName, ParameterSpec
from penstock.specs.resources import RESOURCES
from penstock.specs.schedule import AnySchedule
from penstock.steps import Step
from penstock.steps.keys.alarms import AlarmsSpec
from penstock.steps.keys.library import PREFIX as LIBRARY_PREFIX, LibraryPath
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.retries import RetriesSpec
from penstock.steps.keys.types import Name, PeriodText, PipelineName, Text

AnyResource: Any = Annotated[reduce(operator.or_, RESOURCES), Field(discriminator="type")]


class Spec(SpecModel):
    """A pipeline as its author writes it; steps run in the order in which they stand."""

    kind: Literal["pipeline"] = Field(default="pipeline", description="A pipeline made of steps")
    name: PipelineName = Field(
        description="Name of the pipeline, and of its stack: `click-stream` becomes ClickStreamEtlStack"
    )
    description: Text | None = Field(default=None, description="What the pipeline does, for people")
    owner: Text | None = Field(default=None, description="Who answers for it: a tag of the pipeline")
    tags: dict[Text, Text] = Field(default_factory=dict, description="Tags of the pipeline, and of its machines")
    schedule: AnySchedule = Field(description="When it runs")
    retries: RetriesSpec = Field(default_factory=RetriesSpec, description="How failed attempts are tried again")
    timeout: PeriodText | None = Field(
        default=None, description="Longest run of one attempt of a step that says nothing else; by default none"
    )
    max_active_instances: Annotated[int, Field(ge=1, le=5)] | None = Field(
        default=None,
        description="Runs of one step, and of one machine, that may be under way at once, 1 to 5: with 1, each takes "
        "intervals one after another, the oldest first. By default the service's limit, which is 5, and 1 on demand",
    )
    replace_on_structural_change: bool = Field(
        default=False,
        description="Whether a change that the service refuses makes a new pipeline in the place of the deployed one, "
        "whose history is lost; by default its deployment fails",
    )
    alarms: AlarmsSpec = Field(default_factory=AlarmsSpec, description="What is told to the alarm topic")
    resources: dict[Name, AnyResource] = Field(default_factory=dict, description="Machines and clusters by name")
    parameters: dict[ParameterName, ParameterSpec] = Field(
        default_factory=dict, description="Values that steps name as `#{myName}`"
    )
    variables: dict[str, Any] = Field(
        default_factory=dict,
        description="A place for YAML's anchors: `x: &x {...}` here, and `*x` or `<<: *x` below; else it says nothing",
    )
    environments: dict[Name, dict[str, Any]] = Field(
        default_factory=dict,
        description="What is different in environments of cdk.json: `dev: {schedule: on-demand}` and the like",
    )
    library: LibraryPath | None = Field(
        default=None,
        description="What commands need: a folder, a wheel or a file of requirements for pip, under assets/. It is "
        "installed before all steps, where steps run that use it; they find it by PYTHONPATH, PATH and $LIBRARY_DIR",
    )
    bootstrap: list[Entry] = Field(default_factory=list, description="What is done before all steps, in order")
    teardown: list[Entry] = Field(default_factory=list, description="What is done when all steps have finished")
    steps: Annotated[list[Entry], Field(min_length=1)] = Field(
        description="What is done, in order: each step runs when all above it has finished"
    )

    @property
    def stack_name(self) -> str:
        """Name of the CloudFormation stack: a part of the contract."""
        return stack_name(self.name)

    @property
    def staging_prefixes(self) -> tuple[str, ...]:
        """Key prefixes of the pipeline's bucket that hold only intermediate data."""
        of_steps = tuple(step.staging_prefix for step in self.all_steps() if step.staging_prefix is not None)
        return of_steps if self.library is None else (LIBRARY_PREFIX, *of_steps)

    def all_steps(self) -> Iterator[Step]:
        """Yield the steps in the order in which they run, those of parallel blocks included."""
        return all_steps((*self.bootstrap, *self.steps, *self.teardown))

    @property
    def all_tags(self) -> dict[str, str]:
        """The tags, the owner's among them."""
        return {**({"owner": self.owner} if self.owner else {}), **self.tags}
