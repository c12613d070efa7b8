"""The `command` or `scriptUri` of shell activities and preconditions, run in a process group of its own."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.attempt_log import tail
from penstock.worker.environment import child_environment
from penstock.worker.errors import TaskFailed
from penstock.worker.place import Place
from penstock.worker.processes import ChildProcess
from penstock.worker.redirects import Redirects
from penstock.worker.s3_uri import S3Uri
from penstock.worker.script_source import one_of
from penstock.worker.task import described

NO_VARIABLES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ShellCommand:
    """What an attempt is told to run, and where a copy of what it prints goes.

    The scriptArguments are $1 and so on. The guide allows them with `command` only, published definitions have them
    with `scriptUri` too: they are passed in both cases.
    """

    attempt: Attempt
    key: str
    """`command` or `scriptUri`, whichever is set."""
    redirects: Redirects

    @classmethod
    def of(cls, attempt: Attempt) -> ShellCommand:
        """Read the fields.

        Raises:
            TaskFailed: both of `command` and `scriptUri` are set, or neither is, or the output goes nowhere.
        """
        item = attempt.task.activity
        redirects = Redirects.of(item)
        return cls(attempt, one_of(item, "command", "scriptUri"), redirects)

    def run(self, variables: Mapping[str, str] = NO_VARIABLES) -> int:
        """Run it to its end, with more environment variables, and give its exit code, negative for a signal.

        Raises:
            TaskFailed: it cannot be started.
            TaskCancelled: it was stopped.
        """
        attempt = self.attempt
        place = Place.of(attempt)
        command = self._command()
        environment = child_environment(attempt.clients, place.home) | dict(variables)
        attempt.cancellation.check()
        code = _execute(attempt, command, place, environment)
        self.redirects.store(attempt)
        attempt.cancellation.check()
        return code

    def ending(self, code: int) -> str:
        """How it ended, in words, with the last lines of standard error."""
        how = f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
        what = f"{self.key} of {described(self.attempt.task.activity)} ended with {how}"
        last_lines = tail(self.attempt.log.stderr)
        return f"{what}; standard error ended with:\n{last_lines}" if last_lines else what

    def _command(self) -> list[str]:
        attempt, item = self.attempt, self.attempt.task.activity
        shell = _shell()
        arguments = item.strings("scriptArgument")
        if self.key == "command":
            return [shell, "-c", attempt.task.required(item, self.key), shell, *arguments]
        uri = S3Uri.parse(attempt.task.required(item, self.key))
        script = staging.download_file(attempt.clients.s3, uri, attempt.scratch / "script" / Path(uri.key).name)
        with script.open("rb") as file:
            has_interpreter = file.read(2) == b"#!"
        script.chmod(0o700)
        return [str(script), *arguments] if has_interpreter else [shell, str(script), *arguments]


@cache
def _shell() -> str:
    return shutil.which("bash") or "/bin/sh"


def _execute(attempt: Attempt, command: list[str], place: Place, environment: dict[str, str]) -> int:
    log = attempt.log
    log.write(f"starting {described(attempt.task.activity)}")
    try:
        with (
            log.output() as (stdout, stderr),
            ChildProcess(
                command,
                directory=place.work,
                environment=environment,
                stdout=stdout,
                stderr=stderr,
                keeper=place.keeper,
            ) as child,
            attempt.cancellation.interrupting(child.stop),
        ):
            code = child.wait()
    except OSError as error:
        what = f"{described(attempt.task.activity)} could not be started: {error}"
        raise TaskFailed("ShellCommandFailed", what) from error
    log.write(f"ended with exit code {code}")
    return code
