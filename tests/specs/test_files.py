"""The files of a folder that are specs, or belong to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.specs.files import defaults_of, resolved, spec_files


def _make(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_spec_files(tmp_path: Path) -> None:
    """YAML of either suffix, in order; what begins with `_` is no pipeline."""
    names = ("b.yml", "a.yaml", "team/c.yaml", "_defaults.yaml", "_old/d.yaml", "notes.txt")
    _make(*(tmp_path / name for name in names))

    assert [path.relative_to(tmp_path).as_posix() for path in spec_files(tmp_path)] == [
        "a.yaml",
        "b.yml",
        "team/c.yaml",
    ]


def test_defaults_of(tmp_path: Path) -> None:
    """The nearest first, and none above etl_specs."""
    root = tmp_path / "etl_specs"
    near, far = root / "team" / "_defaults.yaml", root / "_defaults.yaml"
    _make(near, far, tmp_path / "_defaults.yaml")

    assert list(defaults_of(root / "team" / "a.yaml")) == [near, far]


def test_resolved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `Path.resolve`: links of folders and of files are followed, what is not there stays as it is."""
    _make(tmp_path / "real" / "a.yaml", tmp_path / "real" / "b.yaml")
    (tmp_path / "linked").symlink_to("real")
    (tmp_path / "real" / "c.yaml").symlink_to("../elsewhere/c.yaml")
    monkeypatch.chdir(tmp_path)
    names = ("real/a.yaml", "linked/a.yaml", "linked/b.yaml", "linked/c.yaml", "linked/../real/b.yaml", "no/d.yaml")
    paths = [Path(name) for name in names]

    found = list(resolved(paths))

    assert found == [path.resolve() for path in paths]
    assert found[3] == tmp_path.resolve() / "elsewhere" / "c.yaml"
