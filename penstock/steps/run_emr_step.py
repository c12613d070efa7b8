"""run-emr-step: steps of any kind on EMR."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from penstock.objects import EmrActivity
from penstock.objects.emr_step import MOST_STEPS
from penstock.steps.base import WORKER_GROUP
from penstock.steps.bases.reading_step import FreeStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.emr_parts import Part, step_text
from penstock.steps.keys.types import Text
from penstock.steps.parts.folders import run_folder, waits_for_all

Parts = Annotated[list[Part], Field(min_length=1)]
Commands = Annotated[list[Text], Field(max_length=MOST_STEPS)]


class RunEmrStep(FreeStep):
    """Runs steps on a cluster, one after the other: each a JAR and its arguments.

    Compiles to an EmrActivity and, with `output`, the S3DataNode that it writes: a folder of its own for every
    scheduled run. Say in the arguments where the data lies: `#{input.directoryPath}`, `#{output.directoryPath}`. A
    comma in an argument is escaped as the service asks for it.
    """

    RUNS_ON = ("emr-cluster", WORKER_GROUP)

    type: Literal["run-emr-step"]
    steps: Annotated[list[Parts], Field(min_length=1, max_length=MOST_STEPS)] = Field(
        description="Each a list: a JAR, such as command-runner.jar, then its arguments; `asset: PATH` is a file"
    )
    commands_before: Commands = Field(default_factory=list, description="Shell commands before all steps")
    commands_after: Commands = Field(default_factory=list, description="Shell commands after all steps")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        sources = self.sources(context)
        output = None if self.output is None else run_folder(context, self.output, f"{self.output}/")
        activity = EmrActivity(
            self.name,
            step=tuple(step_text(context, parts) for parts in self.steps),
            pre_step_command=tuple(self.commands_before) or None,
            post_step_command=tuple(self.commands_after) or None,
            input=sources or None,
            output=None if output is None else (output,),
            **context.place(self.runs_on),
            depends_on=waits_for_all(context, sources),
            **context.alarms,
        )
        return StepResult(output, activity)
