"""run-hive: transform data with HiveQL on EMR."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from penstock.objects import HiveActivity
from penstock.steps.bases.transform import TransformStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.choices import CommandText, require_one
from penstock.steps.keys.types import Name, ScriptPath, Text
from penstock.steps.parts.folders import script_variables
from penstock.steps.parts.script_text import text_or_asset


class RunHive(TransformStep):
    """Runs HiveQL that reads the folder `${INPUT}` and writes the folder `${OUTPUT}`.

    Compiles to a HiveActivity and the S3DataNode that it writes: a folder of its own for every scheduled run. `stage`
    is off: the tables `${input1}` and `${output1}` that it would make need a data format with columns, which the data
    of a spec's steps does not have. Use `CREATE EXTERNAL TABLE ... LOCATION '${INPUT}'`, after `DROP TABLE IF EXISTS`,
    and `INSERT OVERWRITE DIRECTORY '${OUTPUT}'`: a retry runs on the same cluster and finds what an attempt has made.
    """

    type: Literal["run-hive"]
    command: CommandText | None = Field(default=None, description="The HiveQL")
    script: ScriptPath | None = Field(default=None, description="The HiveQL: a file under assets/, or an s3:// URI")
    variables: dict[Name, Text] = Field(default_factory=dict, description="More `${NAME}` variables of the script")

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_one(self, "command", "script")
        return self

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        source, output = self.input_and_output(context)
        text, script_uri = (
            (None, context.asset_uri(self.script))
            if self.script is not None
            else text_or_asset(self.name, self.command or "", deployment=context.deployment, suffix=".q")
        )
        activity = HiveActivity(
            self.name,
            hive_script=text,
            script_uri=script_uri,
            script_variable=script_variables(source, self.variables),
            stage=False,
            input=(source,),
            output=(output,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(source),
            **context.alarms,
        )
        return StepResult(output, activity)
