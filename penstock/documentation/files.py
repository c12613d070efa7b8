"""Compares generated files with those that are there, and writes them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from penstock.documentation import FOLDERS, GENERATORS

MOST_LINES = 12
"""Of a difference; the command that mends it takes none of them to be read."""


@dataclass(frozen=True, slots=True)
class Drift:
    """A file that is not what it should be; `wanted` or `found` is None where there should be, or is, no file."""

    path: Path
    wanted: str | None
    found: str | None

    def __str__(self) -> str:
        """What is wrong, with the first lines of the difference."""
        if self.found is None:
            return f"{self.path} is missing"
        if self.wanted is None:
            return f"{self.path} is generated no more"
        lines = difflib.unified_diff(
            self.found.splitlines(), self.wanted.splitlines(), str(self.path), "generated", lineterm="", n=1
        )
        return "\n".join([f"{self.path} is out of date", *(f"  {line}" for line in islice(lines, MOST_LINES))])


def generate() -> dict[Path, str]:
    """Run all generators.

    Raises:
        ValueError: where two of them give the same file.
    """
    files: dict[Path, str] = {}
    for generator in GENERATORS:
        made = generator()
        twice = sorted(str(path) for path in files.keys() & made.keys())
        if twice:
            raise ValueError(f"two generators give {', '.join(twice)}")
        files.update(made)
    return files


def drift(root: Path, wanted: Mapping[Path, str]) -> Iterator[Drift]:
    """Yield the files of a project that are missing, out of date or left over, in order of their paths."""
    there = {path.relative_to(root) for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file()}
    for path in sorted({*wanted, *there}):
        found = _read(root / path)
        if found != wanted.get(path):
            yield Drift(path, wanted.get(path), found)


def mend(root: Path, item: Drift) -> None:
    """Write the file, or delete it."""
    path = root / item.path
    if item.wanted is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(item.wanted.encode())


def _read(path: Path) -> str | None:
    """What stands there; a difference in line endings or encoding counts, too."""
    return path.read_bytes().decode(errors="replace") if path.exists() else None
