"""What all formats do alike: the order of findings, and how paths are written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, Location


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort findings by file and line; two ways may lead to one finding, which is told once."""
    return sorted(dict.fromkeys(diagnostics), key=Diagnostic.sort_key)


def relative(path: Path, folder: Path) -> Path:
    """The path as seen from a folder, which it need not be in."""
    return Path(os.path.relpath(path, folder))


def end_column(location: Location) -> int:
    """The column after the last character."""
    return location.column + location.length


def full_message(item: Diagnostic) -> str:
    """The message, what is allowed and what to do, in a line each; for forms that have only one text."""
    lines = [item.message]
    if item.allowed:
        lines.append(f"allowed: {item.allowed}")
    if item.help:
        lines.append(f"help: {item.help}")
    return "\n".join(lines)
