"""ShellCommandActivity: a command or a script in a process group of its own."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path
from typing import ClassVar

from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.attempt_log import tail
from penstock.worker.environment import child_environment
from penstock.worker.errors import TaskFailed
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.processes import ChildProcess
from penstock.worker.redirects import Redirects
from penstock.worker.s3_uri import S3Uri
from penstock.worker.script_source import one_of
from penstock.worker.staged_nodes import StagedNodes
from penstock.worker.task import described, is_true


class ShellCommandActivityExecutor:
    """Runs `command`, or the script at `scriptUri`, with the scriptArguments as $1 and so on.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-shellcommandactivity.html
    With stage=true the inputs are copied in before and the outputs copied out after success, each in
    INPUTn_STAGING_DIR and OUTPUTn_STAGING_DIR. The guide allows scriptArgument with `command` only, published
    definitions use it with `scriptUri` too: it is passed in both cases.
    """

    object_type: ClassVar[str] = "ShellCommandActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Run it to its end.

        Raises:
            TaskFailed: it cannot be started, or its exit code is not zero.
            TaskCancelled: it was stopped.
        """
        activity = attempt.task.activity
        redirects = Redirects.of(activity)
        key = one_of(activity, "command", "scriptUri")
        home = attempt.scratch / "home"
        home.mkdir()
        command = self._command(attempt, activity, key)
        environment = child_environment(attempt.clients, home)
        staged = StagedNodes.of(attempt) if is_true(activity, "stage") else None
        if staged is not None:
            staged.copy_in()
            environment |= staged.variables
        attempt.cancellation.check()
        code = _execute(attempt, command, home, environment)
        redirects.store(attempt)
        attempt.cancellation.check()
        if code != 0:
            raise TaskFailed("ShellCommandFailed", _failure(activity, key, code, tail(attempt.log.stderr)))
        if staged is not None:
            attempt.confirm()
            staged.copy_out()
        return FINISHED

    def _command(self, attempt: Attempt, activity: WireObject, key: str) -> list[str]:
        shell = shutil.which("bash") or "/bin/sh"
        arguments = activity.strings("scriptArgument")
        if key == "command":
            return [shell, "-c", attempt.task.required(activity, key), shell, *arguments]
        uri = S3Uri.parse(attempt.task.required(activity, key))
        script = staging.download_file(attempt.clients.s3, uri, attempt.scratch / "script" / Path(uri.key).name)
        with script.open("rb") as file:
            has_interpreter = file.read(2) == b"#!"
        script.chmod(0o700)
        return [str(script), *arguments] if has_interpreter else [shell, str(script), *arguments]


def _execute(attempt: Attempt, command: list[str], home: Path, environment: dict[str, str]) -> int:
    log = attempt.log
    log.write(f"starting {described(attempt.task.activity)}")
    try:
        with (
            log.stdout.open("wb") as stdout,
            log.stderr.open("wb") as stderr,
            ChildProcess(command, directory=home, environment=environment, stdout=stdout, stderr=stderr) as child,
            attempt.cancellation.interrupting(child.stop),
        ):
            code = child.wait()
    except OSError as error:
        what = f"{described(attempt.task.activity)} could not be started: {error}"
        raise TaskFailed("ShellCommandFailed", what) from error
    log.write(f"ended with exit code {code}")
    return code


def _failure(activity: WireObject, key: str, code: int, last_lines: str) -> str:
    how = f"exit code {code}" if code > 0 else f"signal {signal.Signals(-code).name}"
    what = f"{key} of {described(activity)} ended with {how}"
    return f"{what}; standard error ended with:\n{last_lines}" if last_lines else what
