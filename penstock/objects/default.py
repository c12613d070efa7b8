"""The object with the id `Default`: its fields are inherited by every object without a parent of its own."""

from __future__ import annotations

from penstock.objects.families import Scheduled
from penstock.objects.fields import reference, string
from penstock.objects.shell_script_config import ShellScriptConfig


class Default(Scheduled):
    """Fields that all objects without an explicit parent inherit.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-writing-pipeline-definition.html
    """

    CATEGORY = "Default"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-writing-pipeline-definition.html"

    post_activity_task_config: ShellScriptConfig | None = reference(
        "Script after every activity that takes one", to=("ShellScriptConfig",), default=None
    )
    pre_activity_task_config: ShellScriptConfig | None = reference(
        "Script before every activity that takes one", to=("ShellScriptConfig",), default=None
    )
    resource_role: str | None = string("IAM role (instance profile) of the code on the machines", default=None)
    role: str | None = string("IAM role that the service uses", default=None)
    worker_group: str | None = string("Worker group of activities without runs_on", default=None)
