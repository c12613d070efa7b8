"""Folders as files: the same files are the same bytes."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.steps.keys.types import ASSETS
from penstock.steps.parts.asset_folder import AssetFolder, archive


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


def test_folders(tmp_path: Path) -> None:
    """With a slash at the end or without."""
    fill(tmp_path / "job")

    assert TypeAdapter(AssetFolder).validate_python("job/", context={ASSETS: tmp_path}) == "job"
    assert TypeAdapter(AssetFolder).validate_python("anything") == "anything"  # from Python, there is no folder yet


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        (3, "asset_type", "Input should be the path of a folder under assets/"),
        ("/", "asset_type", "Input should be the path of a folder under assets/"),
        ("missing", "asset_missing", "there is no folder assets/missing with files"),
        ("empty", "asset_missing", "there is no folder assets/empty with files"),
        ("job/run.sh", "asset_missing", "there is no folder assets/job/run.sh with files"),
        ("..", "asset_outside", "'..' leaves the folder assets/"),
        ("/etc", "asset_outside", "'/etc' leaves the folder assets/"),
        ("linked", "asset_outside", "assets/linked/hosts leaves the folder assets/"),
        ("a\0b", "asset_missing", "there is no folder assets/a\0b with files"),
    ],
)
def test_fails_for_what_is_no_folder(tmp_path: Path, value: object, kind: str, message: str) -> None:
    """Links may not lead out of assets/."""
    assets = tmp_path / "assets"
    fill(assets / "job")
    (assets / "empty").mkdir()
    (assets / "linked").mkdir()
    (tmp_path / "hosts").write_text("secret", encoding="utf-8")
    (assets / "linked" / "hosts").symlink_to(tmp_path / "hosts")

    with pytest.raises(ValidationError) as caught:
        TypeAdapter(AssetFolder).validate_python(value, context={ASSETS: assets})
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == (kind, message)
