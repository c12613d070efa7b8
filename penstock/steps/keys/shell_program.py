"""What a shell step runs: a command or a script, perhaps in a copy of a folder, with arguments."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.steps.context import StepContext
from penstock.steps.keys.asset_folder import AssetFolder
from penstock.steps.keys.choices import CommandText, require_one
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import ScriptPath, Text
from penstock.steps.parts.archive import archive
from penstock.steps.parts.script_text import EVALUATED, fits, generated_file, text_or_asset

_ROOM = " " * 100
"""For what goes before a command that runs in a directory."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program, ready for an activity.

    Attributes:
        command: shell text.
        script_uri: a script, instead.
        packed: URI of a file that the command expects as an input.
    """

    command: str | None = None
    script_uri: str | None = None
    packed: str | None = None


class ShellProgram(SpecModel):
    """The keys of a step that say what it runs."""

    command: CommandText | None = Field(default=None, description="The command: shell text")
    script: ScriptPath | None = Field(
        default=None, description="The script: a file under assets/, or an s3:// URI; `#!` names its interpreter"
    )
    directory: AssetFolder | None = Field(
        default=None, description="A folder under assets/, of which the command or script gets a copy to run in"
    )
    arguments: list[Text] = Field(default_factory=list, description="$1, $2 and so on of the command or script")

    @model_validator(mode="after")
    def _check_program(self) -> Self:
        require_one(self, "command", "script")
        if self.directory is not None and self.script is not None:
            path = PurePosixPath(self.script)
            if not path.is_relative_to(self.directory) or ".." in path.parts:
                error = PydanticCustomError(
                    "script_outside",
                    "the script '{script}' is not in '{directory}/'; name it by its path under assets/",
                    {"script": self.script, "directory": self.directory},
                )
                raise refused(self, "script", error)
        elif self.directory is not None and not fits(f"{self.command}{_ROOM}"):
            error = PydanticCustomError(
                "command_size",
                "the command is too long for a definition, and beside `directory` it cannot be a file; put it into one "
                "in '{directory}/'",
                {"directory": self.directory},
            )
            raise refused(self, "command", error)
        return self

    def program(self, context: StepContext, name: str, number: int, *, around: int | None = None) -> Program:
        """Make the program.

        Args:
            context: publishes files.
            name: of the step.
            number: of the input that a packed file would be.
            around: bytes of shell text that are put around it, so that it has to be a command; None for nothing.
        """
        if self.directory is not None:
            packed = context.deployment.asset_uri(archive(context.assets / self.directory))
            start = f'cd "$(mktemp -d)" && tar -xf "$INPUT{number}_STAGING_DIR"/*'
            if self.script is None:
                return Program(f"{start} || exit 1\n{self.command}", packed=packed)
            path = shlex.quote(f"./{PurePosixPath(self.script).relative_to(self.directory)}")
            return Program(f'{start} && chmod +x {path} && {path} "$@"', packed=packed)
        command, script_uri = (
            (None, context.asset_uri(self.script))
            if self.script is not None
            else self._text(context, name, self.command or "", around or 0)
        )
        if script_uri is not None and (self.arguments or around is not None):
            run = f'set -- "$INPUT{number}_STAGING_DIR"/* "$@" && chmod +x "$1" && "$@"'
            return Program(run, packed=script_uri)
        return Program(command, script_uri)

    def _text(self, context: StepContext, name: str, text: str, around: int) -> tuple[str | None, str | None]:
        """The command or, where it is too long beside what is around it, the URI of a file of it."""
        if EVALUATED in text or fits(f"{text}{' ' * around}"):
            return text_or_asset(name, text, deployment=context.deployment, suffix=".sh")
        return None, context.deployment.asset_uri(generated_file(text, ".sh"))
