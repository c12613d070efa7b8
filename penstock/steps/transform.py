"""The base of steps that turn the data of one step into a folder of S3, on a cluster."""

from __future__ import annotations

from pydantic import Field

from penstock.objects import DataNode, S3DataNode
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext
from penstock.steps.folders import run_folder
from penstock.steps.types import Name


class TransformStep(ActivityStep):
    """A step with one input and one output."""

    READS = True
    WRITES = True
    RUNS_ON = ("emr-cluster", WORKER_GROUP)

    input: Name | None = Field(default=None, description="The step to read from, by default the nearest one above")
    output: Name | None = Field(default=None, description="Id of the data node that is written, by default NAME.output")

    @property
    def _output_id(self) -> str:
        return self.output or f"{self.name}.output"

    @property
    def staging_prefix(self) -> str:
        """The output's own prefix; every run writes to a folder under it."""
        return f"{self._output_id}/"

    def input_and_output(self, context: StepContext) -> tuple[DataNode, S3DataNode]:
        """The data node that the step reads, and the one that it writes."""
        return context.input(self.input), run_folder(context, self._output_id, self.staging_prefix)
