"""Child processes that never outlive the worker, even one killed with SIGKILL.

They are children of a process host, a small program beside the worker that starts them, each in a process group of its
own, and kills the groups when the worker dies. (PR_SET_PDEATHSIG would only reach the command itself and not what the
command has started. A watcher for each command takes as long as a short command does.)
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from penstock.worker import process_host
from penstock.worker.process_host import KILL, NUMBER, TERMINATE

_NUMBERS = 3
_UNREACHABLE = (BrokenPipeError, ConnectionResetError)


class ProcessGroup:
    """What a command has left running."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel

    def kill(self) -> None:
        """Kill it."""
        with self._channel, contextlib.suppress(OSError):
            self._channel.send(KILL)
            self._channel.recv(1)  # ends when it is done


class ChildProcess:
    """A command in a process group, which is killed when the command has ended, or the context is left before.

    Args:
        command: name and arguments.
        directory: where it starts.
        environment: its variables.
        stdout: where its standard output goes.
        stderr: where its standard error goes.
        grace: seconds between SIGTERM and SIGKILL when it is stopped.
        keeper: takes over what the command has left running; None where that is killed.

    Raises:
        OSError: nothing can be started.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        directory: Path,
        environment: Mapping[str, str],
        stdout: IO[bytes],
        stderr: IO[bytes],
        grace: float = 5.0,
        keeper: Callable[[ProcessGroup], None] | None = None,
    ) -> None:
        self._grace = grace
        self._keeper = keeper
        self._is_left = False
        self._has_ended = threading.Event()
        program = shutil.which(command[0], path=environment.get("PATH", os.defpath)) or command[0]
        request = {
            "command": [program, *command[1:]],
            "directory": str(directory),
            "environment": dict(environment),
            "may_leave": keeper is not None,
        }
        self._channel, other_end = socket.socketpair()
        try:
            with other_end:
                _HOST.send(request, (other_end.fileno(), stdout.fileno(), stderr.fileno()))
        except BaseException:
            self._channel.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._has_ended.is_set():
            self._keeper = None
            self._tell(KILL)
            with contextlib.suppress(OSError):
                self.wait()
        if self._is_left and self._keeper is not None:
            self._keeper(ProcessGroup(self._channel))
        else:
            self._channel.close()

    def wait(self) -> int:
        """The exit code of the command, negative for the signal that ended it; what it left running is not awaited.

        Raises:
            OSError: it could not be started, or the process host was killed.
        """
        try:
            answer = _received(self._channel, _NUMBERS * NUMBER.size)
        finally:
            self._has_ended.set()
        numbers: list[int] = [number for (number,) in NUMBER.iter_unpack(answer)]
        match numbers:
            case [_, code, is_left]:
                self._is_left = bool(is_left)
                return code
            case [pid] if pid < 0:
                raise OSError(-pid, os.strerror(-pid))
            case [pid]:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
        raise ChildProcessError(errno.ECHILD, "the worker's process host was killed")

    def stop(self) -> None:
        """Ask the group to end with SIGTERM; what has not ended after the grace gets SIGKILL."""
        self._keeper = None
        self._tell(TERMINATE)
        if not self._has_ended.wait(self._grace):
            self._tell(KILL)

    def _tell(self, word: bytes) -> None:
        with contextlib.suppress(OSError):  # it has ended
            self._channel.send(word)


class _Host:
    """The process host of this process, started when it is first needed, and again should it be killed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def send(self, request: object, files: Sequence[int]) -> None:
        """Have a command started."""
        body = json.dumps(request).encode()
        message = NUMBER.pack(len(body)) + body
        with self._lock:
            try:
                _send(self._control or self._start(), message, files)
            except _UNREACHABLE:
                self._end()
                _send(self._start(), message, files)

    def warm_up(self) -> None:
        """Start it, unless it runs."""
        with self._lock:
            if self._control is None:
                self._start()

    def end(self) -> None:
        """End it, and what it has started."""
        with self._lock:
            self._end()

    def _start(self) -> socket.socket:
        self._control, other_end = socket.socketpair()
        # -I -S: it needs nothing but the standard library, and starts in half the time.
        command = [sys.executable, "-I", "-S", process_host.__file__]
        with other_end:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and script
                command, stdin=other_end.fileno(), stdout=subprocess.DEVNULL, process_group=0
            )
        return self._control

    def _end(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.wait()
            self._process = None


def _received(channel: socket.socket, length: int) -> bytes:
    """So many bytes, or fewer where the other end is closed."""
    answer = channel.recv(length, socket.MSG_WAITALL)
    # A signal or a debugger makes the system give what there is.
    while len(answer) < length and (more := channel.recv(length - len(answer), socket.MSG_WAITALL)):
        answer += more
    return answer


def _send(control: socket.socket, message: bytes, files: Sequence[int]) -> None:
    sent = socket.send_fds(control, [message], files)
    if sent < len(message):
        control.sendall(message[sent:])


_HOST = _Host()
warm_up = _HOST.warm_up
atexit.register(_HOST.end)
