"""Scratch space."""

import subprocess
import sys
import time
from pathlib import Path

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


def test_gives_fresh_directories_and_removes_them(tmp_path):
    """Two attempts never share one."""
    scratch = Scratch(tmp_path / "new")
    with scratch.directory() as one, scratch.directory() as two:
        (one / "file").touch()
        assert list(two.iterdir()) == []
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
