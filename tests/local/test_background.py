"""The local cloud as a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from penstock.local.background import StartError, down, running, up
from penstock.local.endpoint.state_lock import ANNOUNCEMENT, hold_state, is_held

pytestmark = pytest.mark.cloud


@pytest.fixture
def state(tmp_path: Path) -> Iterator[Path]:
    """A state folder whose cloud is ended."""
    yield tmp_path
    down(tmp_path)


def _answers(url: str) -> bool:
    """Answers."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - localhost
            return response.status == 200
    except urllib.error.URLError:
        return False


def _processes_of(state: Path) -> list[str]:
    """Command lines of live processes that name the state folder."""
    table = subprocess.run(
        ["ps", "-axww", "-o", "stat=", "-o", "args="], capture_output=True, text=True, check=True
    ).stdout
    return [line for line in table.splitlines() if str(state) in line and not line.startswith("Z")]


def test_up_twice_and_down_twice(state: Path) -> None:
    """Up twice and down twice."""
    assert running(state) is None

    first = up(state, seed_secrets={"dev/warehouse": {"username": "etl"}})
    again = up(state)

    assert (first.was_running, again.was_running) == (False, True)
    assert again.cloud == first.cloud == running(state)
    assert first.cloud.environment()["AWS_ENDPOINT_URL"] == f"http://localhost:{first.cloud.port}"
    assert _answers(first.cloud.url)
    assert len(_processes_of(state)) == 2
    assert Path(first.cloud.log).exists()

    assert down(state) is True
    assert down(state) is False
    assert running(state) is None
    assert not _answers(first.cloud.url)
    assert _processes_of(state) == []


def test_two_ups_at_once_start_one_cloud(state: Path) -> None:
    """Two ups at once start one cloud."""
    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(up, [state, state])

    assert one.cloud == two.cloud
    assert sorted((one.was_running, two.was_running)) == [False, True]


def test_a_killed_cloud_does_not_count_as_running(state: Path) -> None:
    """A killed cloud does not count as running."""
    killed = up(state).cloud
    os.kill(killed.pid, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while is_held(state) or _processes_of(state):  # its worker notices that it is alone
        assert time.monotonic() < deadline
        time.sleep(0.05)

    assert (state / ANNOUNCEMENT).exists()
    assert running(state) is None
    assert down(state) is False
    assert up(state).cloud.pid != killed.pid


def test_fails_with_the_log_when_the_port_is_taken(state: Path) -> None:
    """Fails with the log when the port is taken."""
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(StartError, match="Address already in use"):
        up(state, port=taken.getsockname()[1])

    assert _processes_of(state) == []


def test_fails_when_something_else_works_in_the_folder(state: Path) -> None:
    """Fails when something else works in the folder."""
    with hold_state(state), pytest.raises(StartError, match="not started by `up`"):
        up(state, timeout=0.2)
