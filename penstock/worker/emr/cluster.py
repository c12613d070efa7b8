"""What stands for a cluster during one attempt: its machine with its HDFS, and the commands that a cluster has."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.attempt_log import tail
from penstock.worker.emr.step import SCRIPT_RUNNER
from penstock.worker.emr.surroundings import FOLDERS, HDFS
from penstock.worker.emr.tools import write_tools
from penstock.worker.environment import child_environment
from penstock.worker.errors import TaskFailed
from penstock.worker.place import Place
from penstock.worker.processes import ChildProcess
from penstock.worker.task import Task, described

_FRAME = re.compile(r"\s+(at [\w.$/]+|\.\.\. \d+ more)")
_LINES = 20


@dataclass(frozen=True, slots=True)
class Cluster:
    """Runs command lines one after the other, each in a process group; their output is one StdOutput and StdError."""

    attempt: Attempt
    environment: Mapping[str, str]
    place: Place

    @classmethod
    def of(cls, attempt: Attempt) -> Cluster:
        """Make the folders and the commands.

        Raises:
            TaskFailed: a data node of the activity is not in the task.
        """
        place, tools = Place.of(attempt), attempt.scratch / "tools"
        place.hdfs.mkdir(exist_ok=True)
        write_tools(tools)
        environment = child_environment(attempt.clients, place.home)
        environment |= {
            "PATH": f"{tools}{os.pathsep}{environment['PATH']}",
            HDFS: str(place.hdfs),
            FOLDERS: "\n".join(_folders(attempt.task)),
        }
        if "JAVA_HOME" in os.environ:
            environment["JAVA_HOME"] = os.environ["JAVA_HOME"]
        return cls(attempt, environment, place)

    def run(self, command: Sequence[str], what: str) -> None:
        """Run a command to its end.

        Args:
            command: its name and arguments.
            what: which command of the activity it is, for messages and the log.

        Raises:
            TaskFailed: there is no such command here, or its exit code is not zero.
            TaskCancelled: it was stopped.
        """
        attempt = self.attempt
        if shutil.which(command[0], path=self.environment["PATH"]) is None:
            raise TaskFailed(
                "NotSupported",
                f"{what}: the command {command[0]!r} is not on this computer, so that it cannot be run here",
            )
        attempt.cancellation.check()
        # Without its arguments, which may have secret parameters in them.
        attempt.log.write(f"{what}: {Path(command[0]).name}")
        started = {
            path: path.stat().st_size if path.exists() else 0 for path in (attempt.log.stderr, attempt.log.stdout)
        }
        code = self._execute(command, what)
        attempt.log.write(f"{what}: ended with exit code {code}")
        attempt.cancellation.check()
        if code != 0:
            how = f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"
            raise TaskFailed("EmrStepFailed", f"{what} ended with {how}{_last_lines(started)}")

    def run_shell(self, text: str, what: str) -> None:
        """Run a shell command to its end.

        Raises:
            TaskFailed: its exit code is not zero.
            TaskCancelled: it was stopped.
        """
        self.run([shutil.which("bash") or "/bin/sh", "-c", text], what)

    def run_script_config(self, key: str) -> None:
        """Run the script of `preActivityTaskConfig` or `postActivityTaskConfig`, if the activity has one.

        Raises:
            TaskFailed: the object is none such, or its script fails.
            TaskCancelled: it was stopped.
        """
        task = self.attempt.task
        if not task.activity.references(key):
            return
        config = task.reference(task.activity, key, "ShellScriptConfig")
        arguments = config.strings("scriptArgument")
        script = task.required(config, "scriptUri")
        self.run([SCRIPT_RUNNER, script, *arguments], f"{key} of {described(task.activity)}")

    def _execute(self, command: Sequence[str], what: str) -> int:
        log = self.attempt.log
        try:
            with (
                log.output() as (stdout, stderr),
                ChildProcess(
                    command,
                    directory=self.place.work,
                    environment=self.environment,
                    stdout=stdout,
                    stderr=stderr,
                    keeper=self.place.keeper,
                ) as child,
                self.attempt.cancellation.interrupting(child.stop),
            ):
                return child.wait()
        except OSError as error:
            raise TaskFailed("EmrStepFailed", f"{what} could not be started: {error}") from error


def _last_lines(started: Mapping[Path, int]) -> str:
    """What was said last on both; a PySpark application has its traceback on standard output."""
    found = {path: _without_frames(tail(path, 500, 1 << 16, since)) for path, since in started.items()}
    names = {"StdError": "standard error", "StdOutput": "standard output"}
    return "".join(f"; {names[path.name]} ended with:\n{text}" for path, text in found.items() if text)


def _without_frames(text: str) -> str:
    """The last lines that are not of Java's stack traces, which would leave no room for what went wrong."""
    return "\n".join([line for line in text.splitlines() if not _FRAME.match(line)][-_LINES:])


def _folders(task: Task) -> list[str]:
    """The URIs of the activity's nodes in S3."""
    nodes: list[WireObject] = [
        node for key in ("input", "output") for node in task.references(task.activity, key) if node.type == "S3DataNode"
    ]
    return [uri for node in nodes for key in ("directoryPath", "filePath") if (uri := node.string(key))]
