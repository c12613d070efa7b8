"""run-spark: a Spark application on EMR."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.objects import EmrActivity
from penstock.objects.emr_step import emr_step
from penstock.steps.base import WORKER_GROUP
from penstock.steps.bases.reading_step import FreeStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.emr_parts import COMMAND_RUNNER
from penstock.steps.keys.types import ScriptPath, Text
from penstock.steps.parts.folders import run_folder, waits_for_all


class RunSpark(FreeStep):
    """Submits a Spark application: a Python or R script, or a JAR.

    Compiles to an EmrActivity, whose step is spark-submit by way of command-runner.jar, and, with `output`, the
    S3DataNode that it writes: a folder of its own for every scheduled run. Say in the arguments where the data lies:
    `#{input.directoryPath}`, `#{output.directoryPath}`; and let the application overwrite its output, for a retry.

    https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark-submit-step.html
    """

    RUNS_ON = ("emr-cluster", WORKER_GROUP)

    type: Literal["run-spark"]
    script: ScriptPath = Field(description="The application: a file under assets/, or an s3:// URI")
    arguments: list[Text] = Field(default_factory=list, description="Arguments of the application")
    main_class: Text | None = Field(default=None, description="Main class of a JAR")
    options: list[Text] = Field(
        default_factory=list, description="More options of spark-submit, such as --conf and spark.executor.cores=2"
    )
    deploy_mode: Literal["cluster", "client"] = Field(
        default="cluster", description="Whether the driver runs on the cluster's nodes or on the master node"
    )

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its output."""
        sources = self.sources(context)
        output = None if self.output is None else run_folder(context, self.output, f"{self.output}/")
        activity = EmrActivity(
            self.name,
            step=(emr_step(self._parts(context)),),
            input=sources or None,
            output=None if output is None else (output,),
            **context.place(self.runs_on),
            depends_on=waits_for_all(context, sources),
            **context.alarms,
        )
        return StepResult(output, activity)

    def _parts(self, context: StepContext) -> tuple[str, ...]:
        main_class = () if self.main_class is None else ("--class", self.main_class)
        return (
            COMMAND_RUNNER,
            "spark-submit",
            "--deploy-mode",
            self.deploy_mode,
            *main_class,
            *self.options,
            context.asset_uri(self.script),
            *self.arguments,
        )
