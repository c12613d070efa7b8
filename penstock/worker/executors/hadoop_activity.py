"""HadoopActivity: a JAR of Hadoop, as far as one can be run without it."""

from __future__ import annotations

from typing import ClassVar

from penstock.worker.attempt import Attempt
from penstock.worker.emr.cluster import Cluster
from penstock.worker.emr.spark import check_command
from penstock.worker.emr.step import step_command
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.task import described


class HadoopActivityExecutor:
    """Runs Hadoop Streaming, a command or a script, as `jarUri` says, between the scripts of its task configs.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hadoopactivity.html
    A queue of a scheduler means nothing here.
    """

    object_type: ClassVar[str] = "HadoopActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Run it to its end.

        Raises:
            TaskFailed: the JAR cannot be run here, or something ends with an exit code that is not zero.
            TaskCancelled: it was stopped.
        """
        task = attempt.task
        activity, name = task.activity, described(task.activity)
        jar = task.required(activity, "jarUri")
        command = step_command(jar, activity.string("mainClass"), activity.strings("argument"), name)
        check_command(command, name)
        cluster = Cluster.of(attempt)
        attempt.confirm()
        cluster.run_script_config("preActivityTaskConfig")
        cluster.run(command, name)
        cluster.run_script_config("postActivityTaskConfig")
        return FINISHED
