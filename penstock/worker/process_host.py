"""A program that starts commands for a worker, and kills them when the worker dies.

It is run as a script, and imports nothing of ours. Its standard input is a socket. A request on it is the length of a
JSON object and the object; with it come three files: the channel of the command, its standard output and its standard
error. On the channel go the command's process id, or minus the error number where it cannot be started, and, when it
has ended, its exit code, and 1 where its process group lives on, or else 0. The worker may write `T` to it, which sends
SIGTERM to the group, or `K`, which kills it; closing it kills the group, too. When the worker dies, however it dies,
the kernel closes all of its sockets.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import selectors
import signal
import socket
import struct
import sys
from typing import NamedTuple

NUMBER = struct.Struct("=i")
TERMINATE, KILL = b"T", b"K"

_FILES = 3
_MOST_SIGNALS = 4096
_RESTORED = (signal.SIGPIPE, signal.SIGXFSZ)
"""Signals that Python ignores, and that are to have their effect on commands."""


class _Command(NamedTuple):
    pid: int
    channel: socket.socket
    may_leave: bool


class Host:
    """Serves one worker. Each command leads a process group, which is killed when it has ended, unless it may go on."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._null = os.open(os.devnull, os.O_RDWR)
        self._running: dict[int, _Command] = {}
        self._left: dict[int, _Command] = {}
        self._ended, self._signalled = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        for item in (control, self._ended):
            self._selector.register(item, selectors.EVENT_READ)
        self._signalled.setblocking(False)
        signal.signal(signal.SIGCHLD, _do_nothing)
        signal.set_wakeup_fd(self._signalled.fileno(), warn_on_full_buffer=False)

    def run(self) -> None:
        """Serve until the worker is gone."""
        is_served = True
        while is_served:
            for key, _ in self._selector.select():
                if key.fileobj is self._control:
                    is_served = self._start()
                elif key.fileobj is self._ended:
                    self._ended.recv(_MOST_SIGNALS)
                    self._reap()
                else:
                    self._obey(key.data)
        for pid in (*self._running, *self._left):
            _signal(pid, signal.SIGKILL)

    def _start(self) -> bool:
        """Start the next command; False when the worker is gone."""
        head, files, _, _ = socket.recv_fds(self._control, NUMBER.size, _FILES)
        for file in files:
            os.set_inheritable(file, False)
        body = _received(self._control, NUMBER.unpack(head)[0]) if len(head) == NUMBER.size else None
        if body is None:
            return False
        channel = socket.socket(fileno=files[0])
        try:
            request = json.loads(body)
            pid = self._spawn(request, files[1:])
        except (OSError, ValueError) as error:  # the latter is about null bytes
            _tell(channel, -(getattr(error, "errno", None) or errno.EINVAL))
            channel.close()
        else:
            command = self._running[pid] = _Command(pid, channel, request["may_leave"])
            self._selector.register(channel, selectors.EVENT_READ, command)
            _tell(channel, pid)
        for file in files[1:]:
            os.close(file)
        return True

    def _spawn(self, request: dict[str, object], output: list[int]) -> int:
        command: list[str] = request["command"]  # type: ignore[assignment]
        environment: dict[str, str] = request["environment"]  # type: ignore[assignment]
        os.chdir(str(request["directory"]))
        try:
            return os.posix_spawn(
                command[0],
                command,
                environment,
                file_actions=[(os.POSIX_SPAWN_DUP2, file, number) for number, file in enumerate((self._null, *output))],
                setpgroup=0,
                setsigdef=_RESTORED,
            )
        finally:
            os.chdir("/")

    def _reap(self) -> None:
        for command in tuple(self._running.values()):
            pid, status = os.waitpid(command.pid, os.WNOHANG)
            if not pid:
                continue
            # What it has left keeps the group's number from becoming somebody else's.
            is_left = _signal(pid, 0 if command.may_leave else signal.SIGKILL) and command.may_leave
            del self._running[pid]
            _tell(command.channel, os.waitstatus_to_exitcode(status), is_left)
            if is_left:
                self._left[pid] = command
            else:
                self._forget(command)

    def _obey(self, command: _Command) -> None:
        """Do what a command's channel says; one that is closed kills, and is heard no more."""
        if command.pid not in self._running and command.pid not in self._left:
            return
        word = b""
        with contextlib.suppress(OSError):
            word = command.channel.recv(1)
        _signal(command.pid, signal.SIGTERM if word == TERMINATE else signal.SIGKILL)
        if word != TERMINATE and command.pid in self._left:
            del self._left[command.pid]
            self._forget(command)
        elif not word:
            self._selector.unregister(command.channel)

    def _forget(self, command: _Command) -> None:
        with contextlib.suppress(KeyError):
            self._selector.unregister(command.channel)
        command.channel.close()


def _received(connection: socket.socket, length: int) -> bytes | None:
    body = b""
    while len(body) < length:
        more = connection.recv(length - len(body))
        if not more:
            return None
        body += more
    return body


def _signal(group: int, number: int) -> bool:
    """Signal a process group; tell whether there is anything in it."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):  # the latter on systems where only the ended leader is left in it
        return False
    return True


def _tell(channel: socket.socket, *numbers: int) -> None:
    with contextlib.suppress(OSError):  # nobody listens any more
        channel.sendall(b"".join(map(NUMBER.pack, numbers)))


def _do_nothing(number: int, frame: object) -> None:
    """Unlike a signal that is ignored, one with a handler has its effect on commands."""


def main() -> None:
    """Serve the worker at standard input."""
    # It ends when its worker ends, and not before: until then it is needed to stop what runs.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _do_nothing)
    Host(socket.socket(fileno=sys.stdin.fileno())).run()


if __name__ == "__main__":
    main()
