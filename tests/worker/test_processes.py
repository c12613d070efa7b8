"""Child processes, among them those of a worker that is killed."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from penstock.worker.processes import ChildProcess

# Starts a shell with a grandchild through ChildProcess, prints both pids, and waits to be killed.
WORKER = """
import sys, time
from pathlib import Path
from penstock.worker.processes import ChildProcess
with open(sys.argv[1], "wb") as out, ChildProcess(
    ["/bin/sh", "-c", "echo $$; sleep 600 & echo $!; wait"],
    directory=Path("/"), environment={"PATH": "/usr/bin:/bin"}, stdout=out, stderr=out
) as child:
    child.wait()
"""


def _eventually(condition, seconds=60.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


@pytest.fixture
def start(tmp_path):
    """Start a shell command; its output is in `tmp_path/out`."""
    with contextlib.ExitStack() as stack:
        out = stack.enter_context((tmp_path / "out").open("wb"))

        def start(command, grace=5.0):
            child = ChildProcess(
                ["/bin/sh", "-c", command],
                directory=tmp_path,
                environment={"PATH": os.environ["PATH"]},
                stdout=out,
                stderr=out,
                grace=grace,
            )
            return stack.enter_context(child)

        yield start


def test_gives_the_exit_code(start):
    """Gives the exit code."""
    assert start("exit 3").wait() == 3


def test_has_no_standard_input_and_no_inherited_files(start, tmp_path):
    """Has no standard input and no inherited files."""
    start("cat; ls /proc/self/fd | wc -l").wait()
    # 0, 1, 2 and the directory that ls reads
    assert (tmp_path / "out").read_text().strip() == "4"


def test_what_a_command_leaves_running_ends_with_the_context(alive, tmp_path):
    """What a command leaves running ends with the context."""
    with (tmp_path / "out").open("wb") as out:
        with ChildProcess(
            ["/bin/sh", "-c", "sleep 600 & echo $!"],
            directory=tmp_path,
            environment={"PATH": os.environ["PATH"]},
            stdout=out,
            stderr=out,
        ) as child:
            assert child.wait() == 0
            left = int((tmp_path / "out").read_text())
            assert alive(left)
        _eventually(lambda: not alive(left))


def test_a_command_that_does_not_heed_sigterm_is_killed(start, tmp_path):
    """A command that does not heed SIGTERM is killed."""
    child = start("trap '' TERM; echo ready; while :; do sleep 600; done", grace=0.1)
    _eventually(lambda: (tmp_path / "out").read_text() == "ready\n")
    threading.Thread(target=child.stop, daemon=True).start()
    assert child.wait() == -signal.SIGKILL


def _descriptors():
    return sorted(path.name for path in Path("/proc/self/fd").iterdir())


def _children():
    return sorted(
        child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()
    )


def test_a_command_that_cannot_be_started_leaves_nothing(tmp_path):
    """A command that cannot be started leaves nothing."""
    before = _descriptors(), _children()
    with (tmp_path / "out").open("wb") as out, pytest.raises(FileNotFoundError):
        ChildProcess(["/no/such"], directory=tmp_path, environment={}, stdout=out, stderr=out)
    assert before == (_descriptors(), _children())


def test_no_process_outlives_a_worker_that_is_killed(alive, tmp_path):
    """No process outlives a worker that is killed."""
    out = tmp_path / "pids"
    worker = subprocess.Popen([sys.executable, "-c", WORKER, str(out)], cwd=Path(__file__).parents[2])
    try:
        _eventually(lambda: out.exists() and len(out.read_text().split()) == 2)
        pids = [int(pid) for pid in out.read_text().split()]
        assert all(map(alive, pids))
    finally:
        worker.kill()
        worker.wait()
    _eventually(lambda: not any(map(alive, pids)))
