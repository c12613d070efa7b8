"""run-shell: a command or a script on a machine."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import S3DataNode, ShellCommandActivity
from penstock.steps.asset_folder import AssetFolder, archive
from penstock.steps.base import WORKER_GROUP
from penstock.steps.choices import CommandText, require_one
from penstock.steps.context import StepContext, StepResult
from penstock.steps.folders import run_folder, waits_for_all
from penstock.steps.inputs import FreeStep
from penstock.steps.library_use import use_library
from penstock.steps.script_text import fits, text_or_asset
from penstock.steps.types import Name, ScriptPath, Text

_ROOM = " " * 100
"""For what goes before a command that runs in a directory."""


class RunShell(FreeStep):
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
    command: CommandText | None = Field(default=None, description="The command: shell text")
    script: ScriptPath | None = Field(
        default=None, description="The script: a file under assets/, or an s3:// URI; `#!` names its interpreter"
    )
    directory: AssetFolder | None = Field(
        default=None, description="A folder under assets/, of which the command or script gets a copy to run in"
    )
    arguments: list[Text] = Field(default_factory=list, description="$1, $2 and so on of the command or script")
    outputs: list[Name] = Field(
        default_factory=list, description="Ids of several data nodes; the next step reads the first one by default"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_one(self, "command", "script")
        if self.output is not None and self.outputs:
            raise PydanticCustomError("one_of", "only one of output and outputs can be given")
        if self.directory is not None and self.script is not None:
            path = PurePosixPath(self.script)
            if not path.is_relative_to(self.directory) or ".." in path.parts:
                raise PydanticCustomError(
                    "script_outside",
                    "the script '{script}' is not in '{directory}/'; name it by its path under assets/",
                    {"script": self.script, "directory": self.directory},
                )
        elif self.directory is not None and not fits(f"{self.command}{_ROOM}"):
            raise PydanticCustomError(
                "command_size",
                "the command is too long for a definition, and beside `directory` it cannot be a file; put it into one "
                "in '{directory}/'",
                {"directory": self.directory},
            )
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
        command, script_uri, packed = self._program(context, len(sources) + 1, is_command=library is not None)
        inputs = sources if packed is None else (*sources, S3DataNode(f"{self.name}.script", file_path=packed))
        if library is not None:
            inputs = (*inputs, library)
            command = f"{use_library(len(inputs))}{command}"
        activity = ShellCommandActivity(
            self.name,
            command=command,
            script_uri=script_uri,
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

    def _program(
        self, context: StepContext, number: int, *, is_command: bool
    ) -> tuple[str | None, str | None, str | None]:
        """The command, or the URI of the script, and that of a file which the command expects as input `number`.

        Args:
            context: publishes files.
            number: of the input.
            is_command: whether it has to be a command, whatever it does.
        """
        if self.directory is not None:
            packed = context.deployment.asset_uri(archive(context.assets / self.directory))
            start = f'cd "$(mktemp -d)" && tar -xf "$INPUT{number}_STAGING_DIR"/*'
            if self.script is None:
                return f"{start} || exit 1\n{self.command}", None, packed
            name = shlex.quote(f"./{PurePosixPath(self.script).relative_to(self.directory)}")
            return f'{start} && chmod +x {name} && {name} "$@"', None, packed
        command, script_uri = (
            (None, context.asset_uri(self.script))
            if self.script is not None
            else text_or_asset(self.name, self.command or "", deployment=context.deployment, suffix=".sh")
        )
        if script_uri is not None and (self.arguments or is_command):
            run = f'set -- "$INPUT{number}_STAGING_DIR"/* "$@" && chmod +x "$1" && "$@"'
            return run, None, script_uri
        return command, script_uri, None
