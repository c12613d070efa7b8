"""run-pig: transform data with a Pig script on EMR."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.objects import PigActivity
from penstock.steps.base import ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.folders import run_folder, script_variables
from penstock.steps.types import Name, ScriptPath, Text


class RunPig(ActivityStep):
    """Runs a Pig script that loads `$INPUT` and stores `$OUTPUT`.

    Compiles to a PigActivity and the S3DataNode that it writes: a folder of its own for every scheduled run.
    """

    READS = True
    WRITES = True
    RUNS_ON = ("emr-cluster",)

    type: Literal["run-pig"]
    script: ScriptPath = Field(description="The script: a file under assets/, or an s3:// URI")
    runs_on: Name = Field(description="An emr-cluster of `resources`")
    input: Name | None = Field(default=None, description="The step to read from, by default the nearest one above")
    output: Name | None = Field(default=None, description="Id of the data node that is written, by default NAME.output")
    parameters: dict[Name, Text] = Field(default_factory=dict, description="More `$NAME` parameters of the script")

    @property
    def _output_id(self) -> str:
        return self.output or f"{self.name}.output"

    @property
    def staging_prefix(self) -> str:
        """The output's own prefix; every run writes to a folder under it."""
        return f"{self._output_id}/"

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        source = context.input(self.input)
        output = run_folder(context, self._output_id, self.staging_prefix)
        activity = PigActivity(
            self.name,
            script_uri=context.asset_uri(self.script),
            script_variable=script_variables(source, self.parameters),
            stage=False,
            input=(source,),
            output=(output,),
            runs_on=context.resources[self.runs_on],
            depends_on=context.waits_for(source),
            **context.alarms,
        )
        return StepResult(output, activity)
