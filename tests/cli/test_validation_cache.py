"""The memory of `penstock validate`: what it goes by, and that it can only cost time."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import penstock as package
from penstock.cli.validation_cache import ValidationCache
from penstock.specs.plugins.installed import entry_points


@pytest.fixture
def make(project: Any) -> Callable[[], ValidationCache]:
    """Look at the project's files and memory as a new process does."""

    def look() -> ValidationCache:
        folder = project.folder
        return ValidationCache(folder / ".penstock/valid.json", folder / "assets", folder / "cdk.json", ())

    return look


@pytest.fixture
def spec(project: Any, make: Callable[[], ValidationCache]) -> Path:
    """A spec that has been found valid."""
    path: Path = project.folder / "etl_specs" / "visits.yaml"
    cache = make()
    assert not cache.holds([path])
    cache.store(cache.fingerprints([path]))
    return path


def test_holds_what_was_stored(make: Callable[[], ValidationCache], spec: Path) -> None:
    """However the path is written."""
    assert make().holds([spec])
    assert make().holds([Path("etl_specs/visits.yaml")])
    assert make().holds([Path("assets/../etl_specs/visits.yaml")])


def test_same_size_and_another_content(make: Callable[[], ValidationCache], spec: Path) -> None:
    """A spec is read, not only looked at."""
    stamp = spec.stat()
    spec.write_bytes(spec.read_bytes().replace(b"visits", b"visitz"))
    os.utime(spec, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert not make().holds([spec])


def test_a_touched_spec_is_still_valid(make: Callable[[], ValidationCache], spec: Path) -> None:
    """As after a checkout of the same branch."""
    os.utime(spec, ns=(1, 1))
    assert make().holds([spec])


@pytest.mark.parametrize("change", ["touch", "grow", "delete", "rename", "add", "add in a new folder"])
def test_every_change_of_the_assets_counts(
    project: Any, make: Callable[[], ValidationCache], spec: Path, change: str
) -> None:
    """Scripts are read for checks, and tables must be there."""
    asset = project.folder / "assets/pig/clean.pig"
    match change:
        case "touch":
            os.utime(asset, ns=(1, 1))
        case "grow":
            stamp = asset.stat()
            asset.write_text(asset.read_text() + "\n")
            os.utime(asset, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        case "delete":
            asset.unlink()
        case "rename":
            asset.rename(asset.with_suffix(".txt"))
        case "add":
            project.write("assets/pig/other.pig", "")
        case "add in a new folder":
            project.write("assets/new/folder/table.sql", "")
    assert not make().holds([spec])


@pytest.mark.parametrize("name", ["cli/app.py", "pig/grammar.lark"])
def test_another_penstock_knows_nothing(
    make: Callable[[], ValidationCache],
    spec: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """An upgrade may bring new rules: the stamp of each source file counts."""
    copy = tmp_path / "penstock"
    shutil.copytree(Path(package.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(package, "__file__", str(copy / "__init__.py"))
    assert not make().holds([spec])  # in another place
    cache = make()
    cache.store(cache.fingerprints([spec]))
    assert make().holds([spec])
    os.utime(copy / name, ns=(1, 1))
    assert not make().holds([spec])


def test_byte_code_does_not_count(
    make: Callable[[], ValidationCache], spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python writes it as it likes."""
    copy = tmp_path / "penstock"
    (copy / "__pycache__").mkdir(parents=True)
    (copy / "__init__.py").write_text("")
    monkeypatch.setattr(package, "__file__", str(copy / "__init__.py"))
    cache = make()
    cache.store(cache.fingerprints([spec]))
    (copy / "__pycache__" / "__init__.cpython-311.pyc").write_bytes(b"")
    assert make().holds([spec])


def test_settings_count(project: Any, make: Callable[[], ValidationCache], spec: Path) -> None:
    """A pipeline is compiled with the names of an environment."""
    project.write("cdk.json", "{}")
    assert not make().holds([spec])


def test_a_link_to_nowhere_is_no_obstacle(project: Any, make: Callable[[], ValidationCache], spec: Path) -> None:
    """Editors lock files with such."""
    (project.folder / "assets" / ".#clean.pig").symlink_to("somebody@somewhere.17")
    assert not make().holds([spec])
    cache = make()
    cache.store(cache.fingerprints([spec]))
    assert make().holds([spec])


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are Unicode there")
def test_a_name_that_is_no_text_is_no_obstacle(project: Any, make: Callable[[], ValidationCache], spec: Path) -> None:
    """Linux takes any bytes as a name."""
    Path(os.fsdecode(bytes(project.folder) + b"/assets/caf\xe9.sql")).write_text("")
    assert not make().holds([spec])


def test_a_spec_that_is_gone_is_not_held(make: Callable[[], ValidationCache], spec: Path) -> None:
    """And has no fingerprint to store."""
    spec.unlink()
    assert not make().holds([spec])
    assert make().fingerprints([spec]) == {}


def test_nothing_is_never_held(make: Callable[[], ValidationCache]) -> None:
    """Not even after nothing has been stored."""
    cache = make()
    cache.store(cache.fingerprints([]))
    assert not make().holds([])


def test_a_group_is_held_only_when_it_was_stored(project: Any, make: Callable[[], ValidationCache], spec: Path) -> None:
    """In any order; two that are valid alone may clash."""
    other = project.write("etl_specs/other.yaml", "name: other\n")
    cache = make()
    cache.store(cache.fingerprints([other]))
    assert make().holds([other])
    assert make().holds([spec])
    assert not make().holds([other, spec])
    cache.store(cache.fingerprints([other, spec]))
    assert make().holds([spec, other])
    other.write_text("name: another\n")
    assert not make().holds([spec, other])
    assert make().holds([spec])


def test_the_same_spec_twice_is_not_held(make: Callable[[], ValidationCache], spec: Path) -> None:
    """Its stack name is taken, by itself: that is what the check says."""
    cache = make()
    cache.store(cache.fingerprints([spec, spec]))
    assert not make().holds([spec, spec])


def test_a_change_during_the_check_is_noticed(make: Callable[[], ValidationCache], spec: Path) -> None:
    """What is remembered is what was there when the check began."""
    spec.write_text("name: good\n")
    cache = make()
    fingerprints = cache.fingerprints([spec])
    spec.write_text("name: bad\n")
    cache.store(fingerprints)
    assert not make().holds([spec])
    spec.write_text("name: good\n")
    assert make().holds([spec])


def test_concurrent_writers_leave_a_whole_file(
    project: Any, make: Callable[[], ValidationCache], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last one wins; the others' specs are checked once more, and nobody reads half a file."""
    specs = [project.write(f"etl_specs/s{number}.yaml", f"name: s{number}\n") for number in range(8)]
    numbers = iter(range(10_000))
    monkeypatch.setattr(os, "getpid", lambda: next(numbers))  # each writer is a process of its own
    caches = [make() for _ in specs]
    file = project.folder / ".penstock/valid.json"

    def write(number: int) -> bool:
        for _ in range(20):
            caches[number].store(caches[number].fingerprints([specs[number]]))
            json.loads(file.read_text())
        return True

    with ThreadPoolExecutor(len(specs)) as pool:
        assert all(pool.map(write, range(len(specs))))
    assert any(make().holds([spec]) for spec in specs)
    assert [path.name for path in file.parent.iterdir()] == ["valid.json"]


def test_the_other_specs_of_a_project_count(project: Any, spec: Path) -> None:
    """They are checked against each other: a name, a schedule or a table of one is part of the verdict on another."""
    folder = project.folder
    other = project.write("etl_specs/other.yaml", "name: other\n")

    def make(*specs: Path) -> ValidationCache:
        return ValidationCache(folder / ".penstock/valid.json", folder / "assets", folder / "cdk.json", specs)

    cache = make(spec, other)
    assert not cache.holds([spec])
    cache.store(cache.fingerprints([spec]))
    assert make(spec, other).holds([spec])
    os.utime(other, ns=(1, 1))
    assert make(spec, other).holds([spec])
    assert not make(spec).holds([spec, other])
    other.write_text("name: another\n", encoding="utf-8")
    assert not make(spec, other).holds([spec])
    other.unlink()
    assert not make(spec, other).holds([spec])


@pytest.mark.parametrize("folder", ["steps", "hooks"])
def test_plugins_of_the_project_count(
    project: Any, make: Callable[[], ValidationCache], spec: Path, folder: str
) -> None:
    """Files that they read beside them included, but not what Python makes of them."""
    for name in ("plugin.py", "_names.py", "names.json"):
        project.write(f"{folder}/{name}", "")
        assert not make().holds([spec])
        cache = make()
        cache.store(cache.fingerprints([spec]))
        assert make().holds([spec])

    project.write(f"{folder}/__pycache__/plugin.pyc", "")
    assert make().holds([spec])


def test_nothing_is_remembered_beside_plugins_of_packages(
    project: Any, make: Callable[[], ValidationCache], spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their files may be anywhere."""
    project.write("site/acme-1.0.dist-info/entry_points.txt", "[penstock.hooks]\nacme = acme\n")
    monkeypatch.syspath_prepend(str(project.folder / "site"))
    entry_points.cache_clear()

    try:
        assert not make().holds([spec])
        assert make().fingerprints([spec]) == {}
    finally:
        entry_points.cache_clear()
