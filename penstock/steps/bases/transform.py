"""The base of steps that turn the data of one step into a folder of S3, on a cluster."""

from __future__ import annotations

from pydantic import Field

from penstock.objects import DataNode, S3DataNode
from penstock.steps.base import WORKER_GROUP
from penstock.steps.bases.writing_step import WritingStep
from penstock.steps.context import StepContext
from penstock.steps.keys.types import Name
from penstock.steps.parts.folders import run_folder


class TransformStep(WritingStep):
    """A step with one input and one output."""

    READS = True
    RUNS_ON = ("emr-cluster", WORKER_GROUP)

    input: Name | None = Field(default=None, description="The step to read from, by default the nearest one above")

    def input_and_output(self, context: StepContext) -> tuple[DataNode, S3DataNode]:
        """The data node that the step reads, and the one that it writes."""
        return context.input(self.input), run_folder(context, self.output_id, self.staging_prefix)
