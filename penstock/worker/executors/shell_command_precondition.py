"""ShellCommandPrecondition: a condition that a command or a script tells."""

from __future__ import annotations

from typing import ClassVar

from penstock.worker.attempt import Attempt
from penstock.worker.outcome import FINISHED, Outcome, not_met
from penstock.worker.shell_command import ShellCommand


class ShellCommandPreconditionExecutor:
    """Met when `command`, or the script at `scriptUri`, ends with exit code 0.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandprecondition.html
    That any other exit code means "not yet" is inferred: the guide names exit codes only for activities. Nothing is
    staged, since the type has no such field.
    """

    object_type: ClassVar[str] = "ShellCommandPrecondition"

    def run(self, attempt: Attempt) -> Outcome:
        """Run it once; the service asks again.

        Raises:
            TaskFailed: it cannot be started, so that asking again would not help.
            TaskCancelled: it was stopped.
        """
        shell = ShellCommand.of(attempt)
        code = shell.run()
        return FINISHED if code == 0 else not_met(shell.ending(code))
