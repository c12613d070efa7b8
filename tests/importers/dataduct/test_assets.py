"""The files that an import makes."""

from __future__ import annotations

from pathlib import Path

from penstock.importers.dataduct.assets import Assets, content_of


def test_two_files_never_get_one_place(tmp_path: Path) -> None:
    """But the same file does, and one of the same content."""
    for name, text in (("a/run.sh", "1"), ("b/run.sh", "2"), ("c/run.sh", "1"), ("a/plain", "1"), ("b/plain", "2")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assets = Assets()

    places = [assets.add_file("scripts", tmp_path / name) for name in ("a/run.sh", "b/run.sh", "c/run.sh", "a/run.sh")]

    assert places == ["scripts/run.sh", "scripts/run-2.sh", "scripts/run.sh", "scripts/run.sh"]
    assert assets.add_file("my.scripts", tmp_path / "a/plain") == "my.scripts/plain"
    assert assets.add_file("my.scripts", tmp_path / "b/plain") == "my.scripts/plain-2"
    assert assets.add_text("scripts/run.sh", "1") == "scripts/run.sh"
    assert {name: content_of(file) for name, file in assets.files.items()} == {
        "scripts/run.sh": b"1",
        "scripts/run-2.sh": b"2",
        "my.scripts/plain": b"1",
        "my.scripts/plain-2": b"2",
    }


def test_folders(tmp_path: Path) -> None:
    """With all that is in them, but for what Python leaves behind."""
    for name in ("a/job/run.sh", "a/job/lib/x.py", "a/job/__pycache__/x.pyc", "b/job/run.sh"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assets = Assets()

    assert assets.add_folder("scripts", tmp_path / "a/job") == "scripts/job"
    assert assets.add_folder("scripts", tmp_path / "b/job") == "scripts/job-2"
    assert assets.add_folder("scripts", tmp_path / "a/job") == "scripts/job"
    assert list(assets.files) == ["scripts/job/lib/x.py", "scripts/job/run.sh", "scripts/job-2/run.sh"]
    assert assets.holds("scripts/job/run.sh")
