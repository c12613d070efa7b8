"""Folders as storage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import LocalStorage

if TYPE_CHECKING:
    from pathlib import Path


def test_inputs_of_file_directory_and_glob(tmp_path: Path) -> None:
    """In name order; `_SUCCESS`, hidden files and hidden folders are no data."""
    for name in ("d/b", "d/a", "d/_SUCCESS", "d/.crc", "d/sub/c", "d/_tmp/x", "e/a"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    storage = LocalStorage(tmp_path)
    assert storage.inputs("d/_SUCCESS") == [tmp_path / "d/_SUCCESS"]
    assert storage.inputs("d") == [tmp_path / "d/a", tmp_path / "d/b", tmp_path / "d/sub/c"]
    assert storage.inputs("?/a") == [tmp_path / "d/a", tmp_path / "e/a"]
    assert storage.inputs((tmp_path / "e").as_uri()) == [tmp_path / "e/a"]


def test_missing_input(tmp_path: Path) -> None:
    """Neither a path nor a glob that fits nothing is an empty input."""
    for uri in ("nope", "nope*/x"):
        with pytest.raises(FileNotFoundError, match="input path does not exist: nope"):
            LocalStorage(tmp_path).inputs(uri)


def test_other_schemes_are_refused(tmp_path: Path) -> None:
    """S3 is the caller's business."""
    with pytest.raises(ValueError, match="s3://b/x is not a local path"):
        LocalStorage(tmp_path).output_exists("s3://b/x")


def test_remove(tmp_path: Path) -> None:
    """Files, and directories with all that is in them; a link goes, what it points at stays."""
    for name in ("d/a", "d/sub/b", "f", "kept/x", "d-x"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "d/link").symlink_to(tmp_path / "kept")
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    storage = LocalStorage(tmp_path)
    for uri in ("d/", (tmp_path / "f").as_uri(), "link", "broken"):
        assert storage.exists(uri)
        storage.remove(uri)
        assert not storage.exists(uri)
        storage.remove(uri)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d-x", "kept"]
    assert (tmp_path / "kept/x").exists()


@pytest.mark.parametrize("uri", [".", "./", "..", "/", "file:///", "sub/..", "*/../.."])
def test_never_removes_all(tmp_path: Path, uri: str) -> None:
    """Neither the root nor what holds it."""
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "*").mkdir()
    storage = LocalStorage(root)
    for act in (storage.exists, storage.remove):
        with pytest.raises(ValueError, match="is or holds the whole storage; remove something in it"):
            act(uri)
    assert (root / "sub").is_dir()


def test_publish(tmp_path: Path) -> None:
    """Files arrive under their names; an existing directory is never written to."""
    part = tmp_path / "part-m-00000"
    part.write_bytes(b"x\n")
    storage = LocalStorage(tmp_path)
    assert not storage.output_exists("out/deep")
    storage.publish("out/deep", [part])
    assert storage.output_exists("out/deep")
    assert (tmp_path / "out/deep/part-m-00000").read_bytes() == b"x\n"
    with pytest.raises(FileExistsError):
        storage.publish("out/deep", [part])
