"""The base of steps that extract with one of `penstock.steps.programs`, which writes JSON lines."""

from __future__ import annotations

from abc import abstractmethod

from penstock.steps.base import WORKER_GROUP
from penstock.steps.bases.writing_step import WritingStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.parts.json_lines import json_folder
from penstock.steps.parts.program_activity import program_activity


class ProgramStep(WritingStep):
    """A step that extracts with a program of Penstock's: Python, published as one more file of the pipeline."""

    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    @property
    @abstractmethod
    def program(self) -> str:
        """The module of `penstock.steps.programs`."""

    @abstractmethod
    def program_arguments(self) -> tuple[str, ...]:
        """Its arguments."""

    @property
    def secret_name(self) -> str | None:
        """The secret that it gets by standard input."""
        return None

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        output = json_folder(context, self.output_id, self.staging_prefix)
        activity = program_activity(
            context,
            self.name,
            self.program,
            runs_on=self.runs_on,
            arguments=self.program_arguments(),
            output=output,
            secret=self.secret_name,
            uses_library=self.USES_LIBRARY,
        )
        return StepResult(output, activity)
