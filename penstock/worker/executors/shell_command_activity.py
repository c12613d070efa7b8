"""ShellCommandActivity: a command or a script in a process group of its own."""

from __future__ import annotations

from typing import ClassVar

from penstock.worker.attempt import Attempt
from penstock.worker.errors import TaskFailed
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.shell_command import NO_VARIABLES, ShellCommand
from penstock.worker.staged_nodes import StagedNodes
from penstock.worker.task import is_true


class ShellCommandActivityExecutor:
    """Runs `command`, or the script at `scriptUri`, with the scriptArguments as $1 and so on.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandactivity.html
    With stage=true the inputs are copied in before and the outputs copied out after success, each in
    INPUTn_STAGING_DIR and OUTPUTn_STAGING_DIR.
    """

    object_type: ClassVar[str] = "ShellCommandActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Run it to its end.

        Raises:
            TaskFailed: it cannot be started, or its exit code is not zero.
            TaskCancelled: it was stopped.
        """
        shell = ShellCommand.of(attempt)
        staged = StagedNodes.of(attempt) if is_true(attempt.task.activity, "stage") else None
        if staged is not None:
            staged.copy_in()
        code = shell.run(NO_VARIABLES if staged is None else staged.variables)
        if code != 0:
            raise TaskFailed("ShellCommandFailed", shell.ending(code))
        if staged is not None:
            attempt.confirm()
            staged.copy_out()
        return FINISHED
