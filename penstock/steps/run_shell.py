"""run-shell: a command or a script on a machine."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import S3DataNode, ShellCommandActivity
from penstock.steps.base import WORKER_GROUP
from penstock.steps.bases.reading_step import FreeStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.shell_program import ShellProgram
from penstock.steps.keys.types import Name
from penstock.steps.parts.folders import run_folder, waits_for_all
from penstock.steps.parts.library_use import use_library


class RunShell(FreeStep, ShellProgram):
    """Runs a command, or a script, on an instance or the master node of a cluster.

    The data that it reads is copied to the folders $INPUT1_STAGING_DIR, $INPUT2_STAGING_DIR and so on; what it leaves
    in $OUTPUT1_STAGING_DIR, $OUTPUT2_STAGING_DIR and so on is copied to S3 when it has succeeded: a folder of its own
    for every scheduled run. Nothing is copied where it neither reads nor writes. What the spec's `library` has
    installed is found by Python (PYTHONPATH) and by the shell ($LIBRARY_DIR, and its `bin` in PATH).

    Compiles to a ShellCommandActivity and the S3DataNodes that it writes. The guide allows scriptArgument with
    `command` only, so a script with arguments is one more input, the last one: the service copies it to the machine,
    and a command makes it executable and runs it with the arguments. No AWS CLI is needed there, and the permission to
    read it is derived as for all data. That a staged file keeps its name and is alone in its folder is inferred.
    A `directory` is such an input, too, as a tar file; the command or script runs in a copy of it.
    """

    USES_LIBRARY = True
    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    type: Literal["run-shell"]
    outputs: list[Name] = Field(
        default_factory=list, description="Ids of several data nodes; the next step reads the first one by default"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.output is not None and self.outputs:
            raise refused(self, "outputs", PydanticCustomError("one_of", "only one of output and outputs can be given"))
        return self

    @property
    def staging_prefix(self) -> str | None:
        """The prefix of the output, or of all outputs; every run writes to folders under it."""
        return f"{self.name}/" if self.outputs else super().staging_prefix

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and its outputs."""
        sources = self.sources(context)
        outputs = self._outputs(context)
        library = context.libraries.get(self.runs_on)
        around = None if library is None else len(use_library(len(sources) + 2))
        made = self.program(context, self.name, len(sources) + 1, around=around)
        command = made.command
        inputs = (
            sources if made.packed is None else (*sources, S3DataNode(f"{self.name}.script", file_path=made.packed))
        )
        if library is not None:
            inputs = (*inputs, library)
            command = f"{use_library(len(inputs))}{command}"
        activity = ShellCommandActivity(
            self.name,
            command=command,
            script_uri=made.script_uri,
            script_argument=tuple(self.arguments) or None,
            stage=bool(inputs or outputs),
            input=inputs or None,
            output=outputs or None,
            **context.place(self.runs_on),
            depends_on=waits_for_all(context, inputs),
            **context.alarms,
        )
        return StepResult(next(iter(outputs), None), activity, outputs[1:])

    def _outputs(self, context: StepContext) -> tuple[S3DataNode, ...]:
        if self.output is not None:
            return (run_folder(context, self.output, f"{self.output}/"),)
        return tuple(run_folder(context, name, f"{self.name}/{name}/") for name in self.outputs)
