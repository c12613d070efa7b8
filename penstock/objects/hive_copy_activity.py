"""Copies between S3 and DynamoDB, or between DynamoDB tables, with Hive."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import DataNode, ResizingActivity
from penstock.objects.fields import reference, references, string
from penstock.objects.shell_script_config import ShellScriptConfig


class HiveCopyActivity(ResizingActivity):
    """Copies between S3 and DynamoDB, or between DynamoDB tables, with Hive.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hivecopyactivity.html
    """

    TYPE = "HiveCopyActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hivecopyactivity.html"

    filter_sql: str | None = string("Predicate that chooses rows, without WHERE", default=None)
    generated_scripts_path: str | None = string("Where generated scripts are kept", default=None, documented=False)
    input: Sequence[DataNode] | None = references(
        "Data nodes that it reads", to=("S3DataNode", "DynamoDBDataNode"), default=None
    )
    output: Sequence[DataNode] | None = references(
        "Data nodes that it writes", to=("S3DataNode", "DynamoDBDataNode"), default=None
    )
    post_activity_task_config: ShellScriptConfig | None = reference(
        "Script after the activity", to=("ShellScriptConfig",), default=None
    )
    pre_activity_task_config: ShellScriptConfig | None = reference(
        "Script before the activity", to=("ShellScriptConfig",), default=None
    )
