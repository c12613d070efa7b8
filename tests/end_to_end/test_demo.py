"""What `make run` does, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.cloud, pytest.mark.cdk]


@pytest.fixture
def demo(root: Path) -> subprocess.Popen[str]:
    """The demonstration, started in a process group of its own."""
    if not (root / "node_modules/aws-cdk").exists():
        pytest.skip("the CDK CLI is not installed: run `make setup`")
    environment = {key: value for key, value in os.environ.items() if key != "CDK_VALIDATION"}
    # What a shell starts in the background ignores Ctrl-C, and so would the demonstration, if the tests do.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [sys.executable, "-m", "demo"],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _session_members(leader: int) -> list[str]:
    """Command lines of the living processes of a session."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(session) == leader and state != "Z":
                found.append((folder / "cmdline").read_text())
        except (OSError, ValueError):  # it has just ended
            continue
    return found


def _wait_until_empty(leader: int) -> list[str]:
    deadline = time.monotonic() + 60
    while (left := _session_members(leader)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def test_ends_with_the_rows_of_the_good_lines(demo: subprocess.Popen[str]) -> None:
    """The real CDK CLI deploys, the pipeline runs, the rows are counted, and nothing is left running."""
    output, errors = demo.communicate(timeout=180)
    assert demo.returncode == 0, output + errors
    assert "FINISHED" in output
    assert "weblogs: 9,940 rows" in output
    assert "✅  ClickstreamEtlStack" in output + errors
    assert _wait_until_empty(demo.pid) == []


@pytest.mark.parametrize("what", [signal.SIGINT, signal.SIGTERM])
def test_leaves_no_process_when_it_is_interrupted(demo: subprocess.Popen[str], what: signal.Signals) -> None:
    """Ctrl-C goes to all of the group; a SIGTERM to the one that was started."""
    assert demo.stdout is not None
    for line in demo.stdout:
        if "cdk bootstrap" in line:
            break
    if what is signal.SIGINT:
        os.killpg(demo.pid, what)
    else:
        demo.send_signal(what)
    demo.communicate(timeout=60)
    assert demo.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}[what]
    assert _wait_until_empty(demo.pid) == []
