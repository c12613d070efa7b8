"""worker-group: machines of one's own that run Task Runner."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.specs.resources.base import AssetUri, ResourceSpec
from penstock.steps.context import WorkerGroup
from penstock.steps.keys.types import Text


class WorkerGroupSpec(ResourceSpec):
    """Machines that are there already and poll for tasks: Task Runner, or `penstock worker`, under one name.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-how-task-runner-user-managed.html
    """

    type: Literal["worker-group"]
    worker_group: Text = Field(description="The name with which the machines poll for tasks")

    def compile(self, name: str, asset_uri: AssetUri) -> WorkerGroup:
        """Make the place; it is no object of a definition, but a field of activities."""
        del name, asset_uri
        return WorkerGroup(self.worker_group)
