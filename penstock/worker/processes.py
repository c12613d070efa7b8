"""Child processes that never outlive the worker, even one killed with SIGKILL.

Every command runs in a process group whose leader is a watcher: a shell that reads a pipe of which only the worker
holds the other end. When the worker dies, however it dies, the kernel closes that end and the watcher kills the group.
(PR_SET_PDEATHSIG would only reach the command itself and not what the command has started.)
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

_WATCHER = ("/bin/sh", "-c", 'trap "" TERM INT HUP; read _; kill -KILL 0')


class ChildProcess:
    """A running command; leaving the context kills whatever is left of its process group."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        directory: Path,
        environment: Mapping[str, str],
        stdout: IO[bytes],
        stderr: IO[bytes],
        grace: float = 5.0,
    ) -> None:
        """Start it with no standard input; `grace` is the seconds between SIGTERM and SIGKILL when it is stopped.

        Raises:
            OSError: the command cannot be started.
        """
        self._grace = grace
        read_end, self._hold = os.pipe()
        try:
            self._watcher = subprocess.Popen(  # noqa: S603 - a constant
                _WATCHER, stdin=read_end, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
            )
        finally:
            os.close(read_end)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - running the user's command is the purpose
                command,
                cwd=directory,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                process_group=self._watcher.pid,
            )
        except BaseException:
            self._kill_group()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kill_group()
        self._process.wait()

    def wait(self) -> int:
        """The exit code of the command, negative for the signal that ended it; what it left running is not awaited."""
        return self._process.wait()

    def stop(self) -> None:
        """Ask the group to end with SIGTERM; what has not ended after the grace gets SIGKILL."""
        self._signal_group(signal.SIGTERM)
        try:
            self._process.wait(self._grace)
        except subprocess.TimeoutExpired:
            self._signal_group(signal.SIGKILL)

    def _kill_group(self) -> None:
        self._signal_group(signal.SIGKILL)
        # The watcher is reaped last: until then the group's number cannot become somebody else's.
        self._watcher.wait()
        os.close(self._hold)

    def _signal_group(self, number: signal.Signals) -> None:
        if self._watcher.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._watcher.pid, number)
