"""Finds the files of pipelines."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.diagnostics.diagnostic import Location
from penstock.importers.dataduct.findings import Findings
from penstock.importers.dataduct.sources import Sources

PLACE = Location(Path("a.yaml"), 1, 1)


def test_the_first_folder_that_has_it(tmp_path: Path) -> None:
    """As a file, or as a folder."""
    for name in ("a/x", "b/x", "b/y/z"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    findings = Findings()
    sources = Sources((tmp_path / "a", tmp_path / "b"), findings)

    assert sources.text("x", PLACE) == "a/x"
    assert sources.folder("y", PLACE) == tmp_path / "b/y"
    assert findings.all == ()
    assert sources.file("y", PLACE) is None
    assert [(item.id, item.message) for item in findings.all] == [("PS303", "there is no file 'y'")]


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b", "~nobody-of-this-name/x"])
def test_paths_that_cannot_be(tmp_path: Path, path: str) -> None:
    """Are those of no file."""
    findings = Findings()

    assert Sources((tmp_path,), findings).file(path, PLACE) is None
    assert [item.id for item in findings.all] == ["PS303"]


def test_what_is_no_text(tmp_path: Path) -> None:
    """Is told."""
    (tmp_path / "x").write_bytes(b"\xff")
    findings = Findings()

    assert Sources((tmp_path,), findings).text("x", PLACE) is None
    assert [item.id for item in findings.all] == ["PS101"]
