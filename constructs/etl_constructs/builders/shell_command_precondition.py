"""Builds a ShellCommandPrecondition from a local script or a command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.objects import Period, ShellCommandPrecondition
from penstock.steps.deployment import Deployment
from penstock.steps.parts.script_text import text_or_asset


def shell_command_precondition(
    precondition_id: str,
    *,
    deployment: Deployment,
    script: Path | str,
    arguments: Sequence[str] = (),
    stdout: str | None = None,
    stderr: str | None = None,
    timeout: Period | None = None,
) -> ShellCommandPrecondition:
    """Build the condition that a script ends with exit code 0, on the machine of the object that names it.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandprecondition.html

    Args:
        precondition_id: id of the object.
        deployment: publishes the script.
        script: a file, or the command itself; one of more than 10,240 bytes becomes a file.
        arguments: `$1` and on.
        stdout: S3 URI of standard output.
        stderr: S3 URI of standard error.
        timeout: time from the start until the condition counts as failed.

    Raises:
        ValueError: for a command that is too long and has expressions.
    """
    command, script_uri = text_or_asset(precondition_id, script, deployment=deployment, suffix=".sh")
    return ShellCommandPrecondition(
        precondition_id,
        command=command,
        script_uri=script_uri,
        script_argument=tuple(arguments) or None,
        stdout=stdout,
        stderr=stderr,
        precondition_timeout=timeout,
    )
