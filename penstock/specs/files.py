"""Finds the files of a folder that are specs, or belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

DEFAULTS = "_defaults.yaml"
ROOT = "etl_specs"


def spec_files(folder: Path) -> list[Path]:
    """Every `*.yaml` and `*.yml` of a folder and those in it, in order; names that begin with `_` are left out."""
    found = (path for pattern in ("*.yaml", "*.yml") for path in folder.rglob(pattern))
    return sorted(path for path in found if not any(part.startswith("_") for part in path.relative_to(folder).parts))


def defaults_of(spec: Path) -> Iterator[Path]:
    """Yield the files of defaults, the nearest first: from the spec's folder up to `etl_specs`."""
    folder = spec.parent
    above = folder.parts[::-1].index(ROOT) if ROOT in folder.parts else 0
    yield from (path for item in (folder, *folder.parents[:above]) if (path := item / DEFAULTS).is_file())


def resolved(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield what `Path.resolve` gives of each file; a folder that many are in is looked up once."""
    folders: dict[Path, Path] = {}
    for path in paths:
        if path.is_symlink():
            yield path.resolve()
            continue
        if path.parent not in folders:
            folders[path.parent] = path.parent.resolve()
        yield folders[path.parent] / path.name
