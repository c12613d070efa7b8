"""run-pig: transform data with a Pig script on EMR."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.objects import PigActivity
from penstock.steps.bases.transform import TransformStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.types import Name, ScriptPath, Text
from penstock.steps.parts.folders import script_variables


class RunPig(TransformStep):
    """Runs a Pig script that loads `$INPUT` and stores `$OUTPUT`.

    Compiles to a PigActivity and the S3DataNode that it writes: a folder of its own for every scheduled run.
    """

    type: Literal["run-pig"]
    script: ScriptPath = Field(description="The script: a file under assets/, or an s3:// URI")
    parameters: dict[Name, Text] = Field(default_factory=dict, description="More `$NAME` parameters of the script")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        source, output = self.input_and_output(context)
        activity = PigActivity(
            self.name,
            script_uri=context.asset_uri(self.script),
            script_variable=script_variables(source, self.parameters),
            stage=False,
            input=(source,),
            output=(output,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(source),
            **context.alarms,
        )
        return StepResult(output, activity)
