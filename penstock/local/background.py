"""The local cloud in the background: one detached process for a state folder, which outlives the command."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from penstock.local.endpoint.client_environment import client_variables
from penstock.local.endpoint.state_lock import ANNOUNCEMENT, discard, is_held
from penstock.local.virtual_time import VirtualTime

_LOG_NAME = "local.log"
_POLL_SECONDS = 0.02
_LOG_TAIL_LINES = 15


class BackgroundError(Exception):
    """The local cloud in the background did not do what was asked."""


class StartError(BackgroundError):
    """It ended before it answered, or took too long; the message has the end of its log."""


class StopError(BackgroundError):
    """It still runs after it was killed."""


@dataclass(frozen=True, slots=True)
class RunningCloud:
    """A local cloud that answers; `log` is the path of its log."""

    pid: int
    port: int
    url: str
    log: str

    def environment(self) -> dict[str, str]:
        """The variables with which clients find it."""
        return client_variables(self.url)


@dataclass(frozen=True, slots=True)
class Up:
    """What `up` did: started the cloud, or found it running (maybe on another port than asked for)."""

    cloud: RunningCloud
    was_running: bool


def up(
    state: Path,
    *,
    port: int = 0,
    seed_secrets: Mapping[str, Mapping[str, str]] | None = None,
    databases: Path | None = None,
    virtual: VirtualTime | None = None,
    timeout: float = 30,
) -> Up:
    """Start the cloud of a state folder unless it runs, and wait until it answers.

    Args:
        state: the folder, made if missing.
        port: the port to bind, 0 for that of a cloud that was killed here, if there was one, or else a free one.
        seed_secrets: as for LocalCloud.
        databases: as for LocalCloud.
        virtual: as for LocalCloud.
        timeout: seconds to wait.

    Raises:
        StartError: when it ends (its port is taken, for example) or does not answer in time.
    """
    found = running(state)
    if found is not None:
        return Up(found, was_running=True)
    state.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + timeout
    process: subprocess.Popen[bytes] | None = None
    while time.monotonic() < deadline:
        found = running(state)
        if found is not None:
            return Up(found, was_running=process is None or found.pid != process.pid)
        if process is None and not is_held(state):
            process = _spawn(state, port or _earlier_port(state), seed_secrets or {}, databases, virtual)
        # Somebody else's start may win: then ours ends, the folder is held, and theirs will answer.
        if process is not None and process.poll() is not None and not is_held(state):
            raise StartError(f"The local cloud ended with exit code {process.returncode}.\n{_log_tail(state)}")
        time.sleep(_POLL_SECONDS)
    if process is None:
        raise StartError(f"A local cloud that was not started by `up` works in {state}; stop it first.")
    _kill_group(process.pid)
    raise StartError(f"The local cloud did not answer within {timeout:g} seconds.\n{_log_tail(state)}")


def running(state: Path) -> RunningCloud | None:
    """The cloud of a state folder, or None; what a dead one has left is not taken for a live one."""
    if not is_held(state):
        return None
    with contextlib.suppress(FileNotFoundError):
        return RunningCloud(**json.loads((state / ANNOUNCEMENT).read_bytes()), log=str(state / _LOG_NAME))
    return None


def down(state: Path, *, timeout: float = 10) -> bool:
    """End the cloud of a state folder with all its processes; False when none was running.

    What it held is removed, and so is what one that was killed has left.

    Raises:
        StopError: when it cannot be ended.
    """
    _wait_for(lambda: running(state) is not None or not is_held(state), timeout)  # it may be starting
    found = running(state)
    if found is None:
        if state.exists() and not is_held(state):
            discard(state)
        return False
    os.kill(found.pid, signal.SIGTERM)
    if not _wait_for(lambda: not is_held(state), timeout):
        _kill_group(found.pid)
        if not _wait_for(lambda: not is_held(state), timeout):
            raise StopError(f"The local cloud (process {found.pid}) could not be ended.")
        discard(state)
    # The folder is let go of a moment before the process is gone.
    if not _wait_for(lambda: _has_ended(found.pid), timeout):
        _kill_group(found.pid)
    return True


def _spawn(
    state: Path,
    port: int,
    seed_secrets: Mapping[str, Mapping[str, str]],
    databases: Path | None,
    virtual: VirtualTime | None,
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "penstock.local.daemon", str(state), str(port)]
    command.append(json.dumps({name: dict(members) for name, members in seed_secrets.items()}))
    command += ["" if item is None else str(item) for item in (databases, virtual)]
    with (state / _LOG_NAME).open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )


def _earlier_port(state: Path) -> int:
    """The port of a cloud that was killed, so that its clients find it again; 0 where there is none, or it is taken."""
    try:
        port = int(json.loads((state / ANNOUNCEMENT).read_bytes())["port"])
        with socket.create_server(("127.0.0.1", port)):
            return port
    except (OSError, ValueError):
        return 0


def _has_ended(pid: int) -> bool:
    with contextlib.suppress(ChildProcessError):  # it is not ours where another command started it
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def _kill_group(leader: int) -> None:
    """Kill the cloud and its worker; it leads a session of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True


def _log_tail(state: Path) -> str:
    path = state / _LOG_NAME
    lines = path.read_text(errors="replace").splitlines() if path.exists() else []
    return "\n".join(lines[-_LOG_TAIL_LINES:])
