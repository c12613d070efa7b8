"""Runs a Pig script on an EMR cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from penstock.objects.families import ResizingActivity
from penstock.objects.fields import boolean, reference, string, strings
from penstock.objects.shell_script_config import ShellScriptConfig


class PigActivity(ResizingActivity):
    """Runs a Pig script on an EMR cluster.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-pigactivity.html
    """

    TYPE = "PigActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-pigactivity.html"
    ONE_OF: ClassVar[tuple[tuple[str, ...], ...]] = (*ResizingActivity.ONE_OF, ("script", "script_uri"))

    generated_scripts_path: str | None = string("Where generated scripts are kept", default=None, documented=False)
    post_activity_task_config: ShellScriptConfig | None = reference(
        "Script after the activity", to=("ShellScriptConfig",), default=None
    )
    pre_activity_task_config: ShellScriptConfig | None = reference(
        "Script before the activity", to=("ShellScriptConfig",), default=None
    )
    script: str | None = string("The script itself", default=None)
    script_uri: str | None = string("S3 URI of the script", default=None)
    script_variable: Sequence[str] | None = strings("NAME=value pairs for the script", default=None)
    stage: bool | str | None = boolean("Load inputs and store outputs around the script", default=None)
