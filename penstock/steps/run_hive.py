"""run-hive: transform data with HiveQL on EMR."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from penstock.objects import HiveActivity
from penstock.steps.base import ActivityStep
from penstock.steps.choices import CommandText, require_one
from penstock.steps.context import StepContext, StepResult
from penstock.steps.folders import run_folder, script_variables
from penstock.steps.script_text import text_or_asset
from penstock.steps.types import Name, ScriptPath, Text


class RunHive(ActivityStep):
    """Runs HiveQL that reads the folder `${INPUT}` and writes the folder `${OUTPUT}`.

    Compiles to a HiveActivity and the S3DataNode that it writes: a folder of its own for every scheduled run. `stage`
    is off: the tables `${input1}` and `${output1}` that it would make need a data format with columns, which the data
    of a spec's steps does not have. Use `CREATE EXTERNAL TABLE ... LOCATION '${INPUT}'`, after `DROP TABLE IF EXISTS`,
    and `INSERT OVERWRITE DIRECTORY '${OUTPUT}'`: a retry runs on the same cluster and finds what an attempt has made.
    """

    READS = True
    WRITES = True
    RUNS_ON = ("emr-cluster",)

    type: Literal["run-hive"]
    command: CommandText | None = Field(default=None, description="The HiveQL")
    script: ScriptPath | None = Field(default=None, description="The HiveQL: a file under assets/, or an s3:// URI")
    runs_on: Name = Field(description="An emr-cluster of `resources` with the application Hive")
    input: Name | None = Field(default=None, description="The step to read from, by default the nearest one above")
    output: Name | None = Field(default=None, description="Id of the data node that is written, by default NAME.output")
    variables: dict[Name, Text] = Field(default_factory=dict, description="More `${NAME}` variables of the script")

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_one(self, "command", "script")
        return self

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
            runs_on=context.resources[self.runs_on],
            depends_on=context.waits_for(source),
            **context.alarms,
        )
        return StepResult(output, activity)
