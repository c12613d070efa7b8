"""Diagnostics for people: the place, the line with a caret, what is allowed and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, Location, Severity
from penstock.diagnostics.formats.order import in_order, relative

SECRETS = frozenset({"PS429", "PS604"})
"""Ids of findings in whose lines a secret stands, which is not shown: what is printed may be kept in a log."""


def render(diagnostics: Iterable[Diagnostic], *, relative_to: Path | None = None) -> str:
    """Render findings in order of file and line, a blank line between them and a count at the end."""
    ordered = in_order(diagnostics)
    blocks = [_block(item, relative_to) for item in ordered]
    return "\n\n".join([*blocks, _count(ordered)]) if blocks else ""


def _block(item: Diagnostic, relative_to: Path | None) -> str:
    where = f"{_place(item.location, relative_to)}: " if item.location else ""
    lines = [f"{where}{item.severity.value} {item.id}: {item.message}"]
    if item.location and item.id not in SECRETS:
        lines.extend(_excerpt(item.location))
    if item.allowed:
        lines.append(f"  allowed: {item.allowed}")
    if item.help:
        lines.append(f"  help: {item.help}")
    return "\n".join(lines)


def _place(location: Location, relative_to: Path | None) -> str:
    path = location.path if relative_to is None else relative(location.path, relative_to)
    return f"{path}:{location.line}:{location.column}"


def _excerpt(location: Location) -> list[str]:
    """The line and a caret under the span; nothing when the file has changed or gone since."""
    try:
        line = location.path.read_text(encoding="utf-8-sig").splitlines()[location.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return []
    gutter = f"{location.line:>4} | "
    indent = "".join("\t" if char == "\t" else " " for char in line[: location.column - 1])
    length = max(1, min(location.length, len(line) - location.column + 1))
    return [f"{gutter}{line}", f"{' ' * (len(gutter) - 2)}| {indent}{'^' * length}"]


def _count(diagnostics: list[Diagnostic]) -> str:
    errors = sum(item.severity is Severity.ERROR for item in diagnostics)
    warnings = len(diagnostics) - errors
    parts = [
        f"{number} {noun}{'s' if number != 1 else ''}"
        for number, noun in ((errors, "error"), (warnings, "warning"))
        if number
    ]
    return ", ".join(parts)
