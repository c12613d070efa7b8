"""Child processes, among them those of a worker that is killed."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from penstock.worker.processes import ChildProcess
from tests.eventually import eventually

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


LEAVING = ["/bin/sh", "-c", "trap '' TERM; sleep 600 & echo $!"]


@pytest.fixture
def leave(tmp_path):
    """Run a command that leaves another one running, and give that one's pid."""

    def leave(**options):
        environment = {"PATH": os.environ["PATH"]}
        with (
            (tmp_path / "out").open("wb") as out,
            ChildProcess(
                LEAVING, directory=tmp_path, environment=environment, stdout=out, stderr=out, **options
            ) as child,
        ):
            assert child.wait() == 0
        return int((tmp_path / "out").read_text())

    return leave


def test_what_a_command_leaves_running_is_killed(leave, alive):
    """What a command leaves running is killed."""
    left = leave()
    eventually(lambda: not alive(left))


def test_what_a_command_leaves_running_can_be_kept(leave, alive):
    """Until it is not wanted any more."""
    kept = []
    left = leave(keeper=kept.append)
    assert alive(left)
    (group,) = kept
    group.kill()
    eventually(lambda: not alive(left))


def test_nothing_is_kept_where_nothing_is_left(tmp_path):
    """Nothing is kept where nothing is left."""
    kept = []
    with (
        (tmp_path / "out").open("wb") as out,
        ChildProcess(
            ["/bin/true"], directory=tmp_path, environment={}, stdout=out, stderr=out, keeper=kept.append
        ) as child,
    ):
        assert child.wait() == 0
    assert kept == []


def test_a_context_that_is_left_early_kills(tmp_path, alive):
    """With all that the command has started."""
    kept = []
    with (
        (tmp_path / "out").open("wb") as out,
        ChildProcess(
            ["/bin/sh", "-c", "sleep 600 & echo $!; wait"],
            directory=tmp_path,
            environment={"PATH": os.environ["PATH"]},
            stdout=out,
            stderr=out,
            keeper=kept.append,
        ),
    ):
        eventually(lambda: (tmp_path / "out").read_text().endswith("\n"))
    eventually(lambda: not alive(int((tmp_path / "out").read_text())))
    assert kept == []


def test_a_command_is_found_where_its_environment_says(tmp_path):
    """It starts in its directory, with only the variables that it is given, and its signals have their effect."""
    program = tmp_path / "bin" / "program"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$(pwd) $A $#"; kill -PIPE $$\n')
    program.chmod(0o700)
    environment = {"PATH": f"/usr/bin:/bin:{program.parent}", "A": "\u00e4 \udcff"}
    with (
        (tmp_path / "out").open("wb") as out,
        ChildProcess(
            ["program", "x" * 100_000], directory=tmp_path, environment=environment, stdout=out, stderr=out
        ) as child,
    ):
        assert child.wait() == -signal.SIGPIPE
    assert (tmp_path / "out").read_bytes() == os.fsencode(f"{tmp_path} \u00e4 \udcff 1\n")


def test_a_command_that_does_not_heed_sigterm_is_killed(start, tmp_path):
    """A command that does not heed SIGTERM is killed."""
    child = start("trap '' TERM; echo ready; while :; do sleep 600; done", grace=0.1)
    eventually(lambda: (tmp_path / "out").read_text() == "ready\n")
    threading.Thread(target=child.stop, daemon=True).start()
    assert child.wait() == -signal.SIGKILL


def _descriptors():
    return sorted(path.name for path in Path("/proc/self/fd").iterdir())


def _children():
    return sorted(
        child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()
    )


@pytest.mark.parametrize(
    ("command", "directory", "error"),
    [
        (["/no/such"], "", FileNotFoundError),
        (["no-such"], "", FileNotFoundError),
        (["/"], "", PermissionError),
        (["/bin/true"], "none", FileNotFoundError),
        (["/bin/echo", "null\0byte"], "", OSError),
        (["/bin/echo", "x" * 10_000_000], "", OSError),
    ],
)
def test_a_command_that_cannot_be_started_leaves_nothing(tmp_path, start, command, directory, error):
    """A command that cannot be started leaves nothing."""
    start("true").wait()
    before = _descriptors(), _children()
    with (
        (tmp_path / "other").open("wb") as out,
        ChildProcess(command, directory=tmp_path / directory, environment={}, stdout=out, stderr=out) as child,
        pytest.raises(error),
    ):
        child.wait()
    assert before == (_descriptors(), _children())
    assert start("exit 3").wait() == 3


def test_a_command_ends_when_the_process_host_is_killed(start, alive, tmp_path):
    """The next one gets another host."""
    child = start("echo $$; sleep 600 & echo $!; wait")
    eventually(lambda: len((tmp_path / "out").read_text().split()) == 2)
    pids = [int(pid) for pid in (tmp_path / "out").read_text().split()]
    for host in _children():
        if "process_host" in Path(f"/proc/{host}/cmdline").read_text():
            os.kill(int(host), signal.SIGKILL)
    with pytest.raises(ChildProcessError):
        child.wait()
    eventually(lambda: not any(map(alive, pids)))
    assert start("exit 3").wait() == 3


def test_a_signal_does_not_keep_it_from_waiting(start):
    """The system cuts the wait short, and it goes on."""
    child = start("sleep 0.3; exit 3")
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
    try:
        assert child.wait() == 3
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_many_at_a_time(tmp_path):
    """Each gets its own exit code."""

    def run(number):
        with (
            (tmp_path / str(number)).open("wb") as out,
            ChildProcess(
                ["/bin/sh", "-c", f"exit {number}"], directory=tmp_path, environment={}, stdout=out, stderr=out
            ) as child,
        ):
            return child.wait()

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(run, range(100))) == list(range(100))


def test_no_process_outlives_a_worker_that_is_killed(alive, tmp_path):
    """No process outlives a worker that is killed."""
    out = tmp_path / "pids"
    worker = subprocess.Popen([sys.executable, "-c", WORKER, str(out)], cwd=Path(__file__).parents[2])
    try:
        eventually(lambda: out.exists() and len(out.read_text().split()) == 2)
        pids = [int(pid) for pid in out.read_text().split()]
        assert all(map(alive, pids))
    finally:
        worker.kill()
        worker.wait()
    eventually(lambda: not any(map(alive, pids)))


def test_what_is_kept_does_not_outlive_a_worker_that_is_killed(alive, tmp_path):
    """The process host kills it, too."""
    out = tmp_path / "pids"
    script = WORKER.replace("echo $!; wait", "echo $!").replace("stderr=out\n", "stderr=out, keeper=kept.append\n")
    script = script.replace("with open", "kept = []\nwith open") + "print(len(kept), flush=True)\ntime.sleep(600)\n"
    worker = subprocess.Popen(
        [sys.executable, "-c", script, str(out)], cwd=Path(__file__).parents[2], stdout=subprocess.PIPE
    )
    try:
        assert worker.stdout.readline() == b"1\n"
        left = int(out.read_text().split()[1])
        assert alive(left)
    finally:
        worker.kill()
        worker.wait()
        worker.stdout.close()
    eventually(lambda: not alive(left))
