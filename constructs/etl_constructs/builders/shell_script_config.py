"""Builds a ShellScriptConfig from a local script."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.objects import ShellScriptConfig
from penstock.steps.deployment import Deployment


def shell_script_config(
    config_id: str, *, deployment: Deployment, script: Path, arguments: Sequence[str] = ()
) -> ShellScriptConfig:
    """Build a script that runs before or after an activity: `before=` and `after=` of the activity's builder.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellscriptconfig.html
    """
    return ShellScriptConfig(
        config_id, script_uri=deployment.asset_uri(script), script_argument=tuple(arguments) or None
    )
