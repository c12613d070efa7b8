"""HiveActivity: a script of HiveQL, on Spark SQL."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.emr.cluster import Cluster
from penstock.worker.emr.hive_tables import staged_tables
from penstock.worker.emr.spark import check_command
from penstock.worker.errors import TaskFailed
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.s3_uri import S3Uri
from penstock.worker.script_source import one_of
from penstock.worker.task import described, is_true


class HiveActivityExecutor:
    """Runs `hiveScript`, or the script at `scriptUri`, with the scriptVariables, where PySpark is installed.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hiveactivity.html
    Spark SQL reads HiveQL; what it does not know of Hive fails with its message. The metastore is the attempt's own,
    so that no table is there from an earlier activity. With stage=true, `${input1}` and `${output1}` are external
    tables over the nodes' folders. A queue means nothing here.
    """

    object_type: ClassVar[str] = "HiveActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Run it to its end.

        Raises:
            TaskFailed: there is no Spark, the objects ask for what cannot be done, or the script fails.
            TaskCancelled: it was stopped.
        """
        activity = attempt.task.activity
        name = described(activity)
        check_command(["hive"], name)
        script, variables = _script(attempt), _variables(attempt)
        if is_true(activity, "stage"):
            tables = staged_tables(attempt.task)
            script.write_bytes("".join(tables.values()).encode() + script.read_bytes())
            variables += [f"{table}={table}" for table in tables]
        cluster = Cluster.of(attempt)
        attempt.confirm()
        cluster.run_script_config("preActivityTaskConfig")
        arguments = [text for variable in variables for text in ("-d", variable)]
        cluster.run(["hive", *arguments, "-f", script.as_uri()], name)
        cluster.run_script_config("postActivityTaskConfig")
        return FINISHED


def _script(attempt: Attempt) -> Path:
    activity = attempt.task.activity
    key = one_of(activity, "hiveScript", "scriptUri")
    text = attempt.task.required(activity, key)
    path = attempt.scratch / "script.q"
    if key == "scriptUri":
        return staging.download_file(attempt.clients.s3, S3Uri.parse(text), path)
    path.write_text(text, encoding="utf-8")
    return path


def _variables(attempt: Attempt) -> list[str]:
    activity = attempt.task.activity
    variables = list(activity.strings("scriptVariable"))
    for text in variables:
        name, equals, _ = text.partition("=")
        if not name or not equals:
            raise TaskFailed("InvalidField", f"scriptVariable of {described(activity)} has {text!r}; write NAME=value")
    return variables
