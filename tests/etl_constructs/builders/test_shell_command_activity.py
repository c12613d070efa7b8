"""The builder of shell commands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl_constructs.builders import (
    shell_command_activity,
)

from penstock.objects import (
    Ec2Resource,
    Period,
    S3DataNode,
)

BOX = Ec2Resource("box")
FILES = S3DataNode("files", directory_path="s3://b/in/")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")


def test_a_shell_command(deployment: Any, fields: Any) -> None:
    """A text is the command."""
    activity = shell_command_activity("a", deployment=deployment, script="echo #{myDay}", runs_on=BOX)
    assert sorted(fields(activity), key=str) == [
        ("command", "echo #{myDay}"),
        ("runsOn", ("ref", "box")),
        ("type", "ShellCommandActivity"),
    ]


def test_everything_of_a_shell_script(deployment: Any, fields: Any) -> None:
    """A file is an asset; arguments in order."""
    activity = shell_command_activity(
        "a",
        deployment=deployment,
        script=Path("scripts/run.sh"),
        runs_on=BOX,
        arguments=["one", "#{myDay}"],
        inputs=[FILES],
        outputs=[CLEAN],
        stage=True,
        stdout="s3://l/out",
        stderr="s3://l/err",
        late_after=Period(1, "hours"),
    )
    assert sorted(fields(activity), key=str) == [
        ("input", ("ref", "files")),
        ("lateAfterTimeout", "1 hour"),
        ("output", ("ref", "clean")),
        ("runsOn", ("ref", "box")),
        ("scriptArgument", "#{myDay}"),
        ("scriptArgument", "one"),
        ("scriptUri", "s3://asset-bucket/scripts/run.sh"),
        ("stage", "true"),
        ("stderr", "s3://l/err"),
        ("stdout", "s3://l/out"),
        ("type", "ShellCommandActivity"),
    ]
    assert activity.script_argument == ("one", "#{myDay}")
