"""The builder of scripts around activities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl_constructs.builders import (
    shell_script_config,
)


def test_a_script_around_an_activity(deployment: Any, fields: Any) -> None:
    """An asset with its arguments."""
    config = shell_script_config("s", deployment=deployment, script=Path("scripts/set_up.sh"), arguments=["a", "b"])
    assert fields(config) == [
        ("type", "ShellScriptConfig"),
        ("scriptArgument", "a"),
        ("scriptArgument", "b"),
        ("scriptUri", "s3://asset-bucket/scripts/set_up.sh"),
    ]
