"""Runs a Hive script on an EMR cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from penstock.objects.families import ResizingActivity
from penstock.objects.fields import boolean, reference, string, strings
from penstock.objects.shell_script_config import ShellScriptConfig


class HiveActivity(ResizingActivity):
    """Runs a Hive script on an EMR cluster.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hiveactivity.html
    """

    TYPE = "HiveActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hiveactivity.html"
    ONE_OF: ClassVar[tuple[tuple[str, ...], ...]] = (*ResizingActivity.ONE_OF, ("hive_script", "script_uri"))
    EXPECTED = ("input", "output")

    hadoop_queue: str | None = string("Queue of Hadoop's scheduler", default=None)
    hive_script: str | None = string("The script", default=None)
    post_activity_task_config: ShellScriptConfig | None = reference(
        "Script after the activity", to=("ShellScriptConfig",), default=None
    )
    pre_activity_task_config: ShellScriptConfig | None = reference(
        "Script before the activity", to=("ShellScriptConfig",), default=None
    )
    script_uri: str | None = string("S3 URI of a script", default=None)
    script_variable: Sequence[str] | None = strings("`NAME=value`, substituted for ${NAME}", default=None)
    stage: bool | str | None = boolean(
        "Make ${input1}, ${output1}, ... tables over the data; not with Hive 0.11", default=None
    )
