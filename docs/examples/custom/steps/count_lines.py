"""count-lines: stops the pipeline where its data has too few lines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from penstock.objects import ShellCommandActivity
from penstock.steps import ActivityStep
from penstock.steps.context import StepContext, StepResult

COMMAND = """\
lines=$(cat "$INPUT1_STAGING_DIR"/* | wc -l)
test "$lines" -ge "$1" || { echo "$lines lines, fewer than $1" >&2; exit 1; }"""


class CountLines(ActivityStep):
    """Fails where the data of the step above has fewer lines than it should."""

    READS = True
    RUNS_ON = ("ec2-instance", "emr-cluster")

    type: Literal["count-lines"]
    least: Annotated[int, Field(ge=1)] = Field(default=1, description="How many lines there must be")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity; the service copies its input to the machine."""
        data = context.input(None)
        activity = ShellCommandActivity(
            self.name,
            command=COMMAND,
            script_argument=[str(self.least)],
            stage=True,
            input=[data],
            depends_on=context.waits_for(data),
            **context.place(self.runs_on),
            **context.alarms,
        )
        return StepResult(activity=activity)
