"""EmrActivity: steps of EMR, one after the other, on this computer."""

from __future__ import annotations

from typing import ClassVar

from penstock.worker.attempt import Attempt
from penstock.worker.emr.cluster import Cluster
from penstock.worker.emr.spark import check_command
from penstock.worker.emr.step import step_command, step_parts
from penstock.worker.errors import TaskFailed
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.task import described


class EmrActivityExecutor:
    """Runs the preStepCommands, the steps and the postStepCommands, and stops at the first that fails.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emractivity.html
    Every step is looked at before the first command runs. What a step writes to S3 stays when a later one fails, as on
    a cluster.
    """

    object_type: ClassVar[str] = "EmrActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Run all of them to their end.

        Raises:
            TaskFailed: one cannot be run here, or its exit code is not zero.
            TaskCancelled: it was stopped.
        """
        activity = attempt.task.activity
        name = described(activity)
        steps = activity.strings("step")
        before, after = activity.strings("preStepCommand"), activity.strings("postStepCommand")
        if not steps and not before and not after:
            raise TaskFailed("MissingField", f"{name} has no step, and no command before or after; set step")
        named = [(f"step {number} of {len(steps)} of {name}", step) for number, step in enumerate(steps, start=1)]
        commands = [(what, _command(step, what)) for what, step in named]
        cluster = Cluster.of(attempt)
        attempt.confirm()
        for number, text in enumerate(before, start=1):
            cluster.run_shell(text, f"preStepCommand {number} of {name}")
        for what, command in commands:
            cluster.run(command, what)
        for number, text in enumerate(after, start=1):
            cluster.run_shell(text, f"postStepCommand {number} of {name}")
        return FINISHED


def _command(step: str, what: str) -> list[str]:
    jar, *arguments = step_parts(step)
    command = step_command(jar, None, arguments, what)
    check_command(command, what)
    return command
