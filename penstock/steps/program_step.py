"""The base of steps that run one of `penstock.steps.programs`, which writes what it extracts as JSON lines."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path

from pydantic import Field

from penstock.objects import S3DataNode, ShellCommandActivity
from penstock.objects.secret_field import SECRET
from penstock.steps import programs
from penstock.steps.asset_folder import archive
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.folders import run_folder
from penstock.steps.library_use import use_library
from penstock.steps.secret_name import FEED_SECRET, read_secret
from penstock.steps.types import Name

PROGRAMS = Path(programs.__file__).parent
_NEEDED = "python3 of version 3.7 or later is needed, which this machine does not have"


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
        """Make the activity, whose first input is the program, and its output."""
        output = run_folder(context, self.staging_prefix[:-1], self.staging_prefix)
        packed = S3DataNode(f"{self.name}.program", file_path=context.deployment.asset_uri(archive(PROGRAMS)))
        library = context.libraries.get(self.runs_on) if self.USES_LIBRARY else None
        secret = self.secret_name
        activity = ShellCommandActivity(
            self.name,
            command=self._command(context, has_library=library is not None),
            script_argument=self.program_arguments(),
            stage=True,
            input=(packed,) if library is None else (packed, library),
            output=(output,),
            **context.place(self.runs_on),
            depends_on=context.waits_for(library),
            user_fields={} if secret is None else {SECRET: secret},
            **context.alarms,
        )
        return StepResult(output, activity)

    def _command(self, context: StepContext, *, has_library: bool) -> str:
        secret, feed = ("", "") if self.secret_name is None else (read_secret(context.deployment.region), FEED_SECRET)
        return (
            "python3 -c 'import sys; sys.exit(sys.version_info < (3, 7))' 2> /dev/null || "
            f"{{ echo '{_NEEDED}' >&2; exit 1; }}\n"
            f"{use_library(2) if has_library else ''}"
            'PROGRAM_DIR=$(mktemp -d) && mkdir "$PROGRAM_DIR/programs" && '
            'tar -xf "$INPUT1_STAGING_DIR"/* -C "$PROGRAM_DIR/programs" && cd "$PROGRAM_DIR" || exit 1\n'
            f"{secret}"
            f'{feed}python3 -m programs.{self.program} --output="$OUTPUT1_STAGING_DIR" "$@"'
        )
