"""Builds a ShellCommandActivity from a local script or a command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

from etl_constructs.builders.activity_options import ActivityOptions, activity_fields
from penstock.objects import DataNode, Resource, ShellCommandActivity
from penstock.steps.deployment import Deployment
from penstock.steps.parts.script_text import text_or_asset


def shell_command_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    script: Path | str,
    runs_on: Resource,
    arguments: Sequence[str] = (),
    inputs: Sequence[DataNode] = (),
    outputs: Sequence[DataNode] = (),
    stage: bool | None = None,
    stdout: str | None = None,
    stderr: str | None = None,
    **options: Unpack[ActivityOptions],
) -> ShellCommandActivity:
    """Build an activity that runs a script.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandactivity.html

    Args:
        activity_id: id of the object.
        deployment: publishes the script.
        script: a file, or the command itself; one of more than 10,240 bytes becomes a file.
        runs_on: the machine.
        arguments: `$1` and on.
        inputs: data that it waits for.
        outputs: data that it makes.
        stage: whether inputs are copied to the machine and outputs from it.
        stdout: S3 URI of standard output.
        stderr: S3 URI of standard error.
        **options: see `ActivityOptions`.

    Raises:
        ValueError: for a command that is too long and has expressions.
    """
    command, script_uri = text_or_asset(activity_id, script, deployment=deployment, suffix=".sh")
    return ShellCommandActivity(
        activity_id,
        command=command,
        script_uri=script_uri,
        script_argument=tuple(arguments) or None,
        stage=stage,
        stdout=stdout,
        stderr=stderr,
        input=tuple(inputs) or None,
        output=tuple(outputs) or None,
        runs_on=runs_on,
        **activity_fields(options),
    )
