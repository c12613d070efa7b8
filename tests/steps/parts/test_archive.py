"""Folders as files: the same files are the same bytes."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

from penstock.steps.parts.archive import archive


def fill(folder: Path) -> Path:
    """Write three files and one that does not count."""
    for name in ("run.sh", "lib/b.txt", "lib/a.txt", "lib/__pycache__/a.pyc"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (folder / "run.sh").chmod(0o700)
    return folder


def test_the_same_files_are_the_same_archive(tmp_path: Path) -> None:
    """Whoever has them and since when."""
    one, two = fill(tmp_path / "one"), fill(tmp_path / "two")
    (two / "lib" / "a.txt").chmod(0o600)
    os.utime(two / "run.sh", (1, 1))
    (two / "lib" / "__pycache__" / "a.pyc").write_text("other", encoding="utf-8")

    assert archive(one) == archive(two)
    assert archive(one).suffix == ".tar"
    with tarfile.open(archive(one)) as tar:
        assert [(item.name, item.mode, item.mtime, item.uid, item.uname) for item in tar] == [
            ("lib/a.txt", 0o644, 0, 0, ""),
            ("lib/b.txt", 0o644, 0, 0, ""),
            ("run.sh", 0o755, 0, 0, ""),
        ]
        content = tar.extractfile("run.sh")
        assert content is not None
        assert content.read() == b"run.sh"


def test_another_file_is_another_archive(tmp_path: Path) -> None:
    """By its content."""
    before = archive(fill(tmp_path / "one"))
    (tmp_path / "one" / "run.sh").write_text("other", encoding="utf-8")

    assert archive(tmp_path / "one") != before
