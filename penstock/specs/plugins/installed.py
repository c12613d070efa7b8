"""Finds plugins of installed packages: entry points of the groups `penstock.steps` and `penstock.hooks`.

Loading importlib.metadata takes longer than checking a spec, and most environments have no plugin; reading a few dozen
small files takes a millisecond.

https://packaging.python.org/en/latest/specifications/entry-points/
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from penstock.diagnostics.diagnostic import Location

STEPS, HOOKS = "penstock.steps", "penstock.hooks"
_METADATA = (".dist-info", ".egg-info")


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """One entry point.

    Attributes:
        group: the group.
        name: its name.
        module: the module that it names.
        attribute: the attribute in it, with dots; empty where the module itself is meant.
        file: the entry_points.txt that it stands in.
        line: its line there.
    """

    group: str
    name: str
    module: str
    attribute: str
    file: Path
    line: int

    @property
    def label(self) -> str:
        """What people call it."""
        return f"the entry point '{self.name}' of {self.file.parent.name.partition('-')[0]}"

    @property
    def location(self) -> Location:
        """Where its errors are told that have no line of code."""
        return Location(self.file, self.line, 1, len(self.name))


@cache
def entry_points() -> tuple[EntryPoint, ...]:
    """All entry points of the two groups, in order of their names; of a package that is there twice, the first counts.

    Read once: what is installed while a process runs is not seen by it.
    """
    found: list[EntryPoint] = []
    seen: set[str] = set()
    for folder in sys.path:
        for metadata in _metadata_of(folder):
            package = os.path.basename(metadata).partition("-")[0].casefold()  # noqa: PTH119 - see _metadata_of
            if package not in seen:
                seen.add(package)
                found.extend(_read(os.path.join(metadata, "entry_points.txt")))  # noqa: PTH118 - likewise
    return tuple(sorted(found, key=lambda item: (item.name, str(item.file))))


def _metadata_of(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:  # pathlib is several times slower
            return sorted(entry.path for entry in entries if entry.name.endswith(_METADATA))
    except OSError:  # a zip file, or a folder that is not there
        return []


def _read(file: str) -> list[EntryPoint]:
    try:
        with open(file, encoding="utf-8") as opened:  # noqa: PTH123 - as above
            text = opened.read()
    except (OSError, ValueError):
        return []
    return list(_parse(text, Path(file))) if f"[{STEPS}]" in text or f"[{HOOKS}]" in text else []


def _parse(text: str, file: Path) -> Iterator[EntryPoint]:
    group = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1].strip()
        elif group in (STEPS, HOOKS) and "=" in line and not line.startswith("#"):
            name, _, value = (part.strip() for part in line.partition("="))
            module, _, attribute = value.partition("[")[0].strip().partition(":")  # what is in brackets are extras
            yield EntryPoint(group, name, module.strip(), attribute.strip(), file, number)
