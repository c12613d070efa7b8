"""The builder of shell commands that are conditions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl_constructs.builders import (
    shell_command_precondition,
)

from penstock.objects import (
    Period,
)


def test_a_shell_precondition(deployment: Any, fields: Any) -> None:
    """A text, or a file with all that there is."""
    assert fields(shell_command_precondition("p", deployment=deployment, script="true")) == [
        ("type", "ShellCommandPrecondition"),
        ("command", "true"),
    ]
    condition = shell_command_precondition(
        "p",
        deployment=deployment,
        script=Path("scripts/check.sh"),
        arguments=["one"],
        stdout="s3://l/out",
        stderr="s3://l/err",
        timeout=Period(1, "hours"),
    )
    assert sorted(fields(condition)) == [
        ("preconditionTimeout", "1 hour"),
        ("scriptArgument", "one"),
        ("scriptUri", "s3://asset-bucket/scripts/check.sh"),
        ("stderr", "s3://l/err"),
        ("stdout", "s3://l/out"),
        ("type", "ShellCommandPrecondition"),
    ]
