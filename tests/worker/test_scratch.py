"""Scratch space."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from penstock.worker.scratch import Scratch

# Makes a scratch directory with a file in it and dies without clearing up.
KILLED = """
import os, sys
from pathlib import Path
from penstock.worker.scratch import Scratch
scratch = Scratch(Path(sys.argv[1]))
with scratch.directory() as directory:
    (directory / "file").touch()
    os._exit(9)
"""


FOLDERS = ["hdfs", "home", "log"]


def _content(directory):
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*"))


def test_gives_fresh_directories_and_removes_them(tmp_path):
    """Two attempts never share one."""
    scratch = Scratch(tmp_path / "new")
    with scratch.directory() as one, scratch.directory() as two:
        (one / "file").touch()
        assert _content(two) == FOLDERS
    assert not one.exists()
    scratch.remove()
    assert list((tmp_path / "new").iterdir()) == []


def test_clears_up_after_the_dead_and_leaves_the_living_alone(tmp_path):
    """A lock tells one from the other."""
    living = Scratch(tmp_path)
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=Path(__file__).parents[2], check=False)
    assert len(list(tmp_path.iterdir())) == 2
    assert len(list(tmp_path.rglob("file"))) == 1
    newcomer = Scratch(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert list(tmp_path.rglob("file")) == []
    newcomer.remove()
    with living.directory() as directory:
        assert directory.exists()
    living.remove()


def test_removes_in_the_background_what_is_out_of_the_way(tmp_path):
    """The next task need not wait; nothing stays."""
    scratch = Scratch(tmp_path)
    for _ in range(3):
        with scratch.directory() as directory:
            (directory / "sub").mkdir()
            (directory / "sub" / "file").touch()
    deadline = time.monotonic() + 60
    while [path.name for path in tmp_path.glob("*/*")] != ["lock"]:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    scratch.remove()
    assert list(tmp_path.iterdir()) == []


def test_removes_at_once_what_there_is_too_much_of(tmp_path, monkeypatch):
    """So that a quick succession of large attempts does not fill the disk."""
    monkeypatch.setattr("penstock.worker.scratch._MOST_WAITING", 0)
    scratch = Scratch(tmp_path)
    with scratch.directory() as directory:
        (directory / "file").touch()
    assert [path.name for path in tmp_path.glob("*/*")] == ["lock"]
    scratch.remove()


def test_what_is_left_empty_is_used_again(tmp_path):
    """With its log files, in which nothing is any more: new ones take longer than a short command."""
    scratch = Scratch(tmp_path)
    with scratch.directory() as first:
        for name in ("StdOutput", "StdError", "Activity.log"):
            (first / "log" / name).write_text("secret")
    with scratch.directory() as second, scratch.directory() as third:
        assert second == first != third
        assert _content(second) == [*FOLDERS, "log/Activity.log", "log/StdError", "log/StdOutput"]
        assert [path.read_text() for path in second.glob("log/*")] == ["", "", ""]
        assert _content(third) == FOLDERS
    scratch.remove()


def _left(directory):
    (directory / "home" / "file").touch()


def _hidden(directory):
    (directory / "hdfs" / ".folder").mkdir()


def _beside(directory):
    (directory / "input1").mkdir()


def _open_to_all(directory):
    (directory / "home").chmod(0o777)


def _closed(directory):
    (directory / "home").chmod(0)


def _in_the_way(directory):
    (directory / "log").rmdir()
    (directory / "log").touch()


def _unknown_log(directory):
    (directory / "log" / "mine").touch()


def _elsewhere(directory):
    (directory / "log" / "StdOutput").symlink_to(directory.parent / "lock")


def _linked(directory):
    (directory / "log" / "StdOutput").touch()
    (directory / "log" / "StdError").hardlink_to(directory / "log" / "StdOutput")


@pytest.mark.parametrize(
    "leave",
    [_left, _hidden, _beside, _open_to_all, _closed, _in_the_way, _unknown_log, _elsewhere, _linked],
)
def test_what_is_not_as_it_was_is_not_used_again(tmp_path, leave):
    """The next attempt gets a new one."""
    scratch = Scratch(tmp_path)
    with scratch.directory() as first:
        leave(first)
    with scratch.directory() as second:
        assert second != first
        assert _content(second) == FOLDERS
    scratch.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_log_to_which_somebody_may_still_write_is_not_used_again(tmp_path):
    """A process that left its group writes to its own log, not to that of another attempt."""
    scratch = Scratch(tmp_path)
    with scratch.directory() as first:
        late = (first / "log" / "StdOutput").open("w")
    with late, scratch.directory() as second:
        late.write("late")
        late.flush()
        assert second != first
        assert _content(second) == FOLDERS
    scratch.remove()
