"""Runs a MapReduce job on an EMR cluster, beside other jobs where the scheduler is parallel."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.families import EmrBasedActivity
from penstock.objects.fields import reference, string, strings
from penstock.objects.shell_script_config import ShellScriptConfig


class HadoopActivity(EmrBasedActivity):
    """Runs a MapReduce job on an EMR cluster, beside other jobs where the scheduler is parallel.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hadoopactivity.html
    """

    TYPE = "HadoopActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hadoopactivity.html"

    argument: Sequence[str] | None = strings("Arguments of the JAR", default=None)
    hadoop_queue: str | None = string("Queue of Hadoop's scheduler", default=None)
    jar_uri: str = string("JAR, in S3 or on the cluster")
    main_class: str | None = string("Main class of the JAR, by default that of its manifest", default=None)
    post_activity_task_config: ShellScriptConfig | None = reference(
        "Script after the activity", to=("ShellScriptConfig",), default=None
    )
    pre_activity_task_config: ShellScriptConfig | None = reference(
        "Script before the activity", to=("ShellScriptConfig",), default=None
    )
