"""The base of steps that extract with one of `penstock.steps.programs`, which writes JSON lines."""

from __future__ import annotations

from abc import abstractmethod

from pydantic import Field

from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.json_lines import json_folder
from penstock.steps.program_activity import program_activity
from penstock.steps.types import Name


class ProgramStep(ActivityStep):
    """A step that extracts with a program of Penstock's: Python, published as one more file of the pipeline."""

    WRITES = True
    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    output: Name | None = Field(default=None, description="Id of the data node that is written, by default NAME.output")

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

    @property
    def staging_prefix(self) -> str:
        """The output's own prefix; every run writes to a folder under it."""
        return f"{self.output or f'{self.name}.output'}/"

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        output = json_folder(context, self.staging_prefix[:-1], self.staging_prefix)
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
