"""Paths of folders under assets/."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.steps.keys.asset_folder import AssetFolder
from penstock.steps.keys.types import ASSETS


def _fill(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "run.sh").write_text("true", encoding="utf-8")


def test_folders(tmp_path: Path) -> None:
    """With a slash at the end or without."""
    _fill(tmp_path / "job")

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
    _fill(assets / "job")
    (assets / "empty").mkdir()
    (assets / "linked").mkdir()
    (tmp_path / "hosts").write_text("secret", encoding="utf-8")
    (assets / "linked" / "hosts").symlink_to(tmp_path / "hosts")

    with pytest.raises(ValidationError) as caught:
        TypeAdapter(AssetFolder).validate_python(value, context={ASSETS: assets})
    (error,) = caught.value.errors()
    assert (error["type"], error["msg"]) == (kind, message)
