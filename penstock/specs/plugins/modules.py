"""Imports the modules of plugins."""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Location
from penstock.specs.plugins.failures import guarded
from penstock.specs.plugins.installed import EntryPoint


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was imported.

    Attributes:
        label: what people call it: `steps/count_lines.py`, or an entry point of a package.
        value: the module, or what an entry point names.
        place: where its errors are told that have no line of their own.
        roots: the folders and files whose code is the plugin's.
    """

    label: str
    value: Any
    place: Location
    roots: tuple[str, ...]


def load_folder(folder: Path) -> Iterator[Loaded | Diagnostic]:
    """Import every `*.py` of a folder in order of their names, or tell why one cannot be.

    Files whose names begin with `_` are for the others to import, as `from ._names import x`: the folder is a package.
    """
    root = os.path.abspath(folder)  # noqa: PTH100 - links stay what they are, as in tracebacks
    package = f"penstock_{folder.name}_{hashlib.sha256(root.encode()).hexdigest()[:12]}"
    for path in sorted(Path(root).glob("*.py")):
        if path.name.startswith("_"):
            continue
        label, place = f"{folder.name}/{path.name}", Location(path, 1, 1)
        if not path.stem.isidentifier():
            message = f"{label} cannot be imported: its name must have letters, digits and _ only"
            yield Diagnostic("PS701", message, place, help="rename it")
            continue
        if package not in sys.modules:
            sys.modules[package] = ModuleType(package)
            sys.modules[package].__path__ = [root]
            importlib.invalidate_caches()  # the folder may have been looked into before
        try:
            with guarded("PS701", f"{label} cannot be loaded", (root,), partial(Location, path, 1, 1)):
                module = importlib.import_module(f"{package}.{path.stem}")
        except DiagnosticsError as error:
            yield from error.diagnostics
            continue
        yield Loaded(label, module, place, (root,))


def load_entry_point(entry: EntryPoint) -> Loaded:
    """Import what an entry point names.

    Raises:
        DiagnosticsError: where it cannot be.
    """
    roots = _roots(entry)
    with guarded("PS701", f"{entry.label} cannot be loaded", roots, lambda: entry.location):
        value: Any = importlib.import_module(entry.module)
        for part in filter(None, entry.attribute.split(".")):
            value = getattr(value, part)
    return Loaded(entry.label, value, entry.location, roots)


def _roots(entry: EntryPoint) -> tuple[str, ...]:
    """The files of the package that an entry point is in; nothing of it is imported for that."""
    try:
        found = find_spec(entry.module.partition(".")[0])
    except (ImportError, ValueError):
        found = None
    if found is None:
        return ()
    return tuple(found.submodule_search_locations or ()) or ((found.origin,) if found.origin else ())
